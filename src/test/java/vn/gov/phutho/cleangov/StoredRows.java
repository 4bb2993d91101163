package vn.gov.phutho.cleangov;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the database, to see that a refused request has changed nothing. */
public final class StoredRows {

    private StoredRows() {}

    /** Of each table the number of rows and the newest transaction that wrote one; the log of the system and the heads of its chains are left out. */
    public static Map<String, String> of(JdbcClient jdbc) {
        List<String> tables = jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE' and table_name not like 'audit%' and table_name <> 'history_head'")
                .query(String.class)
                .list();
        Map<String, String> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(
                table,
                jdbc.sql("select count(*) || ' rows, ' || coalesce(max(xmin::text::bigint), 0) from \"%s\""
                                .formatted(table))
                        .query(String.class)
                        .single()));
        return rows;
    }
}
