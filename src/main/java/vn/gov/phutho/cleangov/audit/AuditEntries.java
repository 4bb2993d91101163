package vn.gov.phutho.cleangov.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.history.ChainLink;
import vn.gov.phutho.cleangov.history.ChainedTable;

/** The rows of the log. They can be added and read; there is nothing else. */
@Repository
class AuditEntries implements ChainedTable {

    private static final int FETCHED_AT_ONCE = 1000;
    private static final String FIELDS =
            "chain, number, at, who, who_name, address, kind, subject, content, result, previous_hash, hash";
    private static final String ASKED = " where (cast(:from as timestamptz) is null or at >= :from)"
            + " and (cast(:until as timestamptz) is null or at < :until)"
            + " and (cast(:who as text) is null or who = :who)"
            + " and (cast(:kind as text) is null or kind = :kind)";

    private final JdbcClient jdbc;
    private final JdbcClient streaming;

    AuditEntries(DataSource database, JdbcClient jdbc) {
        this.jdbc = jdbc;
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCHED_AT_ONCE);
        this.streaming = JdbcClient.create(template);
    }

    /** Adds these rows in one statement. */
    void add(List<AuditEntry> entries) {
        jdbc.sql("""
                        insert into audit_entry
                            (chain, number, at, who, who_name, address, kind, subject, content, result, previous_hash, hash)
                        select * from unnest(?, ?, cast(? as timestamptz[]), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(texts(entries, AuditEntry::chain))
                .param(entries.stream().map(AuditEntry::number).toArray(Integer[]::new))
                .param(texts(entries, entry -> entry.at().toString()))
                .param(texts(entries, AuditEntry::who))
                .param(texts(entries, AuditEntry::whoName))
                .param(texts(entries, AuditEntry::address))
                .param(texts(entries, AuditEntry::kind))
                .param(texts(entries, AuditEntry::subject))
                .param(texts(entries, AuditEntry::text))
                .param(texts(entries, AuditEntry::result))
                .param(texts(entries, AuditEntry::previousHash))
                .param(texts(entries, AuditEntry::hash))
                .update();
    }

    private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, String> field) {
        return entries.stream().map(field).toArray(String[]::new);
    }

    /** Whether a row says the same of the same person and address, at or after the first time and before the second. */
    boolean hasLike(AuditAct act, Instant from, Instant until) {
        return jdbc.sql("select exists (select 1 from audit_entry"
                        + " where who = ? and address = ? and kind = ? and content = ? and at >= ? and at < ?)")
                .params(act.who(), act.address(), act.kind().name(), act.text(), time(from), time(until))
                .query(Boolean.class)
                .single();
    }

    /** A page of these rows, the newest first. */
    List<AuditEntry> find(AuditFilter filter, int limit, long offset) {
        return asked(
                        jdbc,
                        "select " + FIELDS + " from audit_entry" + ASKED
                                + " order by id desc limit :limit offset :offset",
                        filter)
                .param("limit", limit)
                .param("offset", offset)
                .query(AuditEntries::entry)
                .list();
    }

    /** All these rows, the newest first, with at most a thousand in memory. Needs a transaction. */
    void each(AuditFilter filter, Consumer<AuditEntry> reader) {
        try (Stream<AuditEntry> rows =
                asked(streaming, "select " + FIELDS + " from audit_entry" + ASKED + " order by id desc", filter)
                        .query(AuditEntries::entry)
                        .stream()) {
            rows.forEach(reader);
        }
    }

    long count(AuditFilter filter) {
        return asked(jdbc, "select count(*) from audit_entry" + ASKED, filter)
                .query(Long.class)
                .single();
    }

    private static StatementSpec asked(JdbcClient client, String sql, AuditFilter filter) {
        return client.sql(sql)
                .param("from", time(filter.from()))
                .param("until", time(filter.until()))
                .param("who", filter.who())
                .param("kind", filter.kind() == null ? null : filter.kind().name());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** With at most a thousand rows in memory. */
    @Override
    public void walk(Consumer<? super ChainLink> walker) {
        try (Stream<AuditEntry> rows = streaming
                .sql("select " + FIELDS + " from audit_entry order by chain, number")
                .query(AuditEntries::entry)
                .stream()) {
            rows.forEach(walker);
        }
    }

    private static AuditEntry entry(ResultSet row, int index) throws SQLException {
        return new AuditEntry(
                row.getString(1),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }
}
