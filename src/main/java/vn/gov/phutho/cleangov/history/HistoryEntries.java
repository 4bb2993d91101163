package vn.gov.phutho.cleangov.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of all subjects. Rows, not entities: an agency changes hundreds of values at once. */
@Repository
class HistoryEntries implements ChainedTable {

    private static final int FETCHED_AT_ONCE = 1000;
    private static final String FIELDS =
            "subject, number, what, old_value, new_value, reason, who, at, previous_hash, hash";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final ChainHeads heads;

    HistoryEntries(JdbcTemplate template, JdbcClient jdbc, ChainHeads heads) {
        this.template = template;
        this.jdbc = jdbc;
        this.heads = heads;
    }

    /** As {@link ChainHeads#lock}. */
    Map<String, HistoryHead> lock(Collection<String> subjects) {
        return heads.lock(subjects);
    }

    /** Adds these entries in two statements, independent of their number. */
    void add(List<HistoryEntry> entries, Collection<HistoryHead> heads) {
        jdbc.sql("""
                        insert into history_entry (subject, number, what, old_value, new_value, reason, who, at, previous_hash, hash)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, cast(? as timestamptz[]), ?, ?)
                        """)
                .param(texts(entries, entry -> entry.change().subject()))
                .param(entries.stream().map(HistoryEntry::number).toArray(Integer[]::new))
                .param(texts(entries, entry -> entry.change().what()))
                .param(texts(entries, entry -> entry.change().before()))
                .param(texts(entries, entry -> entry.change().after()))
                .param(texts(entries, entry -> entry.change().reason()))
                .param(texts(entries, HistoryEntry::who))
                .param(texts(entries, entry -> entry.at().toString()))
                .param(texts(entries, HistoryEntry::previousHash))
                .param(texts(entries, HistoryEntry::hash))
                .update();
        this.heads.move(heads);
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }

    /** The entries of these subjects, in the order in which they were written. */
    List<HistoryEntry> of(Collection<String> subjects, int limit, long offset) {
        return jdbc.sql("select " + FIELDS + " from history_entry where subject = any (?) order by id limit ? offset ?")
                .param(subjects.toArray(String[]::new))
                .param(limit)
                .param(offset)
                .query(HistoryEntries::entry)
                .list();
    }

    /** The latest entries of a subject, the last first. */
    List<HistoryEntry> latest(String subject, int limit) {
        return jdbc.sql("select " + FIELDS + " from history_entry where subject = ? order by number desc limit ?")
                .params(subject, limit)
                .query(HistoryEntries::entry)
                .list();
    }

    long count(Collection<String> subjects) {
        return jdbc.sql("select count(*) from history_entry where subject = any (?)")
                .param(subjects.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** With at most a thousand rows in memory. */
    @Override
    public void walk(Consumer<? super ChainLink> walker) {
        JdbcTemplate streaming = new JdbcTemplate(template.getDataSource());
        streaming.setFetchSize(FETCHED_AT_ONCE);
        streaming.query("select " + FIELDS + " from history_entry order by subject, number", row -> {
            walker.accept(entry(row, 0));
        });
    }

    private static HistoryEntry entry(ResultSet row, int index) throws SQLException {
        return new HistoryEntry(
                new Change(row.getString(1), row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                row.getInt(2),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                row.getString(10));
    }
}
