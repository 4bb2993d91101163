package vn.gov.phutho.cleangov.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many rows each chain has, and the hash of its last one. The lock of a head orders the writers of a chain. */
@Repository
public class ChainHeads {

    private final JdbcClient jdbc;

    ChainHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads and locks the heads of these chains. Another transaction that needs the same chains waits until this one
     * ends. All transactions lock in the same order to prevent deadlocks.
     */
    public Map<String, HistoryHead> lock(Collection<String> chains) {
        String[] named = chains.toArray(String[]::new);
        jdbc.sql("""
                        insert into history_head (subject, entries, hash)
                        select subject, 0, '' from unnest(?) as subject order by subject collate "C"
                        on conflict do nothing
                        """).param(named).update();
        Map<String, HistoryHead> heads = new LinkedHashMap<>();
        jdbc.sql("select subject, entries, hash from history_head where subject = any (?) order by subject for update")
                .param(named)
                .query(ChainHeads::head)
                .list()
                .forEach(head -> heads.put(head.subject(), head));
        return heads;
    }

    /** Stores the new ends of chains that this transaction has locked and added to. */
    public void move(Collection<HistoryHead> heads) {
        jdbc.sql("""
                        update history_head set entries = ends.entries, hash = ends.hash
                        from unnest(?, ?, ?) as ends (subject, entries, hash) where history_head.subject = ends.subject
                        """)
                .param(texts(heads, HistoryHead::subject))
                .param(heads.stream().map(HistoryHead::entries).toArray(Integer[]::new))
                .param(texts(heads, HistoryHead::hash))
                .update();
    }

    List<HistoryHead> all() {
        return jdbc.sql("select subject, entries, hash from history_head order by subject")
                .query(ChainHeads::head)
                .list();
    }

    private static String[] texts(Collection<HistoryHead> heads, Function<HistoryHead, String> field) {
        return heads.stream().map(field).toArray(String[]::new);
    }

    private static HistoryHead head(ResultSet row, int index) throws SQLException {
        return new HistoryHead(row.getString(1), row.getInt(2), row.getString(3));
    }
}
