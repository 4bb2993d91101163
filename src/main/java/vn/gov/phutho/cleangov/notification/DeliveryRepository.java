package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries of notices, by inbox and by mail. */
@Repository
class DeliveryRepository {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DeliveryRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A notice that is waiting to be mailed. */
    record Pending(long id, UUID noticeId, String address, int refusals) {}

    /**
     * A notice and how it is to be delivered.
     *
     * @param notBefore the earliest time to send a pending mail; null if it is not pending
     */
    record Way(Notice notice, Channel channel, String address, DeliveryStatus status, Instant notBefore) {}

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
                    row.setObject(6, pending ? way.notBefore().atOffset(ZoneOffset.UTC) : null);
                    row.setObject(7, pending ? null : composed);
                });
    }

    /**
     * All pending notices of the first person who has one that may be sent now. Notices that may be sent only later
     * are included: all go in one mail. Notices that another transaction is sending are left out. The rows stay
     * locked until this transaction ends.
     */
    List<Pending> takeNext(Instant now) {
        return jdbc.sql("select n.recipient from delivery d join notice n on n.id = d.notice_id"
                        + " where d.status = 'PENDING' and d.not_before <= ? order by d.id limit 1"
                        + " for update of d skip locked")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(this::takeAllOf)
                .orElse(List.of());
    }

    private List<Pending> takeAllOf(String recipient) {
        return jdbc.sql(
                        "select d.id, d.notice_id, d.address, d.refusals from delivery d join notice n on n.id = d.notice_id"
                                + " where d.status = 'PENDING' and n.recipient = ? order by d.id for update of d skip locked")
                .param(recipient)
                .query((row, number) ->
                        new Pending(row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getInt(4)))
                .list();
    }

    /** @param messageId the id of the mail that contained the notice */
    void sent(Pending mail, String messageId, Instant now) {
        attempted(mail, DeliveryStatus.DELIVERED, mail.refusals(), null, null, now);
        jdbc.sql("update delivery set message_id = ? where id = ?")
                .params(messageId, mail.id())
                .update();
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

    /** Sends no mail before this time. A mail that is being sent now is not changed. */
    void postpone(Instant until) {
        jdbc.sql("update delivery set not_before = :until where id in (select id from delivery"
                        + " where status = 'PENDING' and not_before < :until for update skip locked)")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The earliest time to send the next mail; empty if no mail is pending. */
    Optional<Instant> nextPending() {
        return jdbc.sql("select not_before from delivery where status = 'PENDING' order by not_before limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * When each of these people last got a mail with another person's urging or message. People who never got one are
     * missing.
     */
    Map<String, Instant> lastUrged(Collection<String> recipients) {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("select n.recipient, max(d.last_attempt_at) from delivery d join notice n on n.id = d.notice_id"
                        + " where n.recipient in (:recipients) and n.sender is not null"
                        + " and d.channel = 'MAIL' and d.status = 'DELIVERED' group by n.recipient")
                .param("recipients", recipients)
                .query(row -> {
                    last.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return last;
    }

    /** Changes the address of this person's mails that are pending or were given up. */
    void redirect(String recipient, String address) {
        jdbc.sql("update delivery set address = ? where channel = 'MAIL' and status in ('PENDING', 'GIVEN_UP')"
                        + " and notice_id in (select id from notice where recipient = ?)")
                .params(address, recipient)
                .update();
    }

    /** Makes this person's given-up mails pending again. */
    int tryAgain(String recipient, Instant now) {
        return jdbc.sql("update delivery set status = 'PENDING', refusals = 0, not_before = ? where status = 'GIVEN_UP'"
                        + " and notice_id in (select id from notice where recipient = ?)")
                .params(now.atOffset(ZoneOffset.UTC), recipient)
                .update();
    }

    /**
     * A mail that was not delivered.
     *
     * @param lastAttemptAt null if it has not been tried
     * @param detail the server's answer; null if there was none
     */
    record Failed(
            String recipient,
            String address,
            String subject,
            DeliveryStatus status,
            int attempts,
            Instant lastAttemptAt,
            String detail) {}

    /** Mails that were given up, have no address, or have failed so far, the latest first. */
    List<Failed> failed(LocalDate after, int atMost) {
        return jdbc.sql("select n.recipient, d.address, n.subject, d.status, d.attempts, d.last_attempt_at, d.detail"
                        + " from delivery d join notice n on n.id = d.notice_id where d.channel = 'MAIL' and n.day > ?"
                        + " and (d.status in ('GIVEN_UP', 'NO_ADDRESS') or d.status = 'PENDING' and d.attempts > 0)"
                        + " order by d.id desc limit ?")
                .params(after, atMost)
                .query((row, number) -> new Failed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        DeliveryStatus.valueOf(row.getString(4)),
                        row.getInt(5),
                        Optional.ofNullable(row.getObject(6, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getString(7)))
                .list();
    }

    /** The number of pending mails, and the day of the oldest; null if there is none. */
    record Waiting(long mails, LocalDate since) {}

    Waiting waiting() {
        return jdbc.sql("select count(*), min(n.day) from delivery d join notice n on n.id = d.notice_id"
                        + " where d.status = 'PENDING'")
                .query((row, number) -> new Waiting(row.getLong(1), row.getObject(2, LocalDate.class)))
                .single();
    }

    /** The recipients of mails that ended in one of these states after that day, by state. */
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
