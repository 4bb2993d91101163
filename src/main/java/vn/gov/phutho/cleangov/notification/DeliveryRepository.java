package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How notices reached their people. */
@Repository
class DeliveryRepository {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DeliveryRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A mail that waits to be sent. */
    record Pending(long id, UUID noticeId, String address, String messageId, int refusals) {}

    /** A notice on its way. */
    record Way(Notice notice, Channel channel, String address, DeliveryStatus status) {}

    void insert(List<Way> ways) {
        batches.batchUpdate(
                "insert into delivery (notice_id, channel, address, message_id, status, not_before, last_attempt_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                ways,
                BATCH,
                (row, way) -> {
                    OffsetDateTime composed = way.notice().composedAt().atOffset(ZoneOffset.UTC);
                    boolean pending = way.status() == DeliveryStatus.PENDING;
                    row.setObject(1, way.notice().id());
                    row.setString(2, way.channel().name());
                    row.setString(3, way.address());
                    row.setString(4, pending ? way.notice().messageId() : null);
                    row.setString(5, way.status().name());
                    row.setObject(6, pending ? composed : null);
                    row.setObject(7, pending ? null : composed);
                });
    }

    /** The first mail that may be sent now and that nobody else is sending; nobody else gets it before the transaction ends. */
    Optional<Pending> takeNext(Instant now) {
        return jdbc.sql("select id, notice_id, address, message_id, refusals from delivery"
                        + " where status = 'PENDING' and not_before <= ? order by id limit 1 for update skip locked")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Pending(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5)))
                .optional();
    }

    void sent(Pending mail, Instant now) {
        attempted(mail, DeliveryStatus.DELIVERED, mail.refusals(), null, null, now);
    }

    void serverFailed(Pending mail, String detail, Instant now) {
        attempted(mail, DeliveryStatus.PENDING, mail.refusals(), now, detail, now);
    }

    void refused(Pending mail, DeliveryStatus status, Instant again, String detail, Instant now) {
        attempted(mail, status, mail.refusals() + 1, again, detail, now);
    }

    private void attempted(
            Pending mail, DeliveryStatus status, int refusals, Instant again, String detail, Instant now) {
        jdbc.sql("update delivery set status = ?, attempts = attempts + 1, refusals = ?, not_before = ?, detail = ?,"
                        + " last_attempt_at = ? where id = ?")
                .params(
                        status.name(),
                        refusals,
                        again == null ? null : again.atOffset(ZoneOffset.UTC),
                        detail,
                        now.atOffset(ZoneOffset.UTC),
                        mail.id())
                .update();
    }

    /** No mail is tried before this time; one that is just being sent is left alone. */
    void postpone(Instant until) {
        jdbc.sql("update delivery set not_before = :until where id in (select id from delivery"
                        + " where status = 'PENDING' and not_before < :until for update skip locked)")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** When the next mail may be tried; empty if none waits. */
    Optional<Instant> nextPending() {
        return jdbc.sql("select not_before from delivery where status = 'PENDING' order by not_before limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Mails that wait, and the day of the oldest; null if there is none. */
    record Waiting(long mails, LocalDate since) {}

    Waiting waiting() {
        return jdbc.sql("select count(*), min(n.day) from delivery d join notice n on n.id = d.notice_id"
                        + " where d.status = 'PENDING'")
                .query((row, number) -> new Waiting(row.getLong(1), row.getObject(2, LocalDate.class)))
                .single();
    }

    /** Whose mails have ended like this after that day, by how they ended. */
    Map<DeliveryStatus, List<String>> recipients(Collection<DeliveryStatus> ended, LocalDate after) {
        Map<DeliveryStatus, List<String>> recipients = new EnumMap<>(DeliveryStatus.class);
        ended.forEach(status -> recipients.put(status, new ArrayList<>()));
        jdbc.sql("select distinct d.status, n.recipient from delivery d join notice n on n.id = d.notice_id"
                        + " where d.status in (:ended) and n.day > :after order by n.recipient")
                .param("ended", ended.stream().map(DeliveryStatus::name).toList())
                .param("after", after)
                .query(row -> {
                    recipients.get(DeliveryStatus.valueOf(row.getString(1))).add(row.getString(2));
                });
        return recipients;
    }
}
