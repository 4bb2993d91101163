package vn.gov.phutho.cleangov.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices. They are inserted in batches, because each morning creates many. */
@Repository
class NoticeRepository {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    NoticeRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    private record Line(UUID notice, int position, NoticeItem item) {}

    void insert(List<Notice> notices) {
        batches.batchUpdate(
                "insert into notice (id, recipient, day, subject, composed_at, sender) values (?, ?, ?, ?, ?, ?)",
                notices,
                BATCH,
                (row, notice) -> {
                    row.setObject(1, notice.id());
                    row.setString(2, notice.recipient());
                    row.setObject(3, notice.day());
                    row.setString(4, notice.subject());
                    row.setObject(5, notice.composedAt().atOffset(ZoneOffset.UTC));
                    row.setString(6, notice.sender());
                });
        List<Line> lines = new ArrayList<>();
        notices.forEach(notice -> notice.items()
                .forEach(item -> lines.add(new Line(notice.id(), notice.items().indexOf(item), item))));
        batches.batchUpdate(
                "insert into notice_item (notice_id, position, task_id, title, unit_name, year, due, days_left,"
                        + " working_days_overdue, recipient_role) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines,
                BATCH,
                (row, line) -> {
                    row.setObject(1, line.notice());
                    row.setInt(2, line.position());
                    row.setString(3, line.item().taskId());
                    row.setString(4, line.item().title());
                    row.setString(5, line.item().unitName());
                    row.setInt(6, line.item().year());
                    row.setObject(7, line.item().due());
                    row.setInt(8, line.item().daysLeft());
                    row.setInt(9, line.item().workingDaysOverdue());
                    row.setString(10, line.item().role().name());
                });
    }

    /** A page of a person's notices, the newest first. */
    List<Notice> latest(String recipient, int page, int size) {
        return with(jdbc.sql("select * from notice where recipient = ? order by day desc, composed_at desc, id"
                        + " limit ? offset ?")
                .params(recipient, size, (long) page * size)
                .query((row, number) -> notice(row))
                .list());
    }

    Notice notice(UUID id) {
        return with(jdbc.sql("select * from notice where id = ?")
                        .param(id)
                        .query((row, number) -> notice(row))
                        .list())
                .get(0);
    }

    private static Notice notice(ResultSet row) throws SQLException {
        OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getObject("day", LocalDate.class),
                row.getString("subject"),
                row.getObject("composed_at", OffsetDateTime.class).toInstant(),
                readAt == null ? null : readAt.toInstant(),
                row.getString("sender"),
                List.of());
    }

    private List<Notice> with(List<Notice> notices) {
        if (notices.isEmpty()) {
            return notices;
        }
        Map<UUID, List<NoticeItem>> items = new HashMap<>();
        jdbc.sql("select * from notice_item where notice_id in (:notices) order by notice_id, position")
                .param("notices", notices.stream().map(Notice::id).toList())
                .query(row -> {
                    items.computeIfAbsent(row.getObject("notice_id", UUID.class), id -> new ArrayList<>())
                            .add(item(row));
                });
        return notices.stream()
                .map(one -> new Notice(
                        one.id(),
                        one.recipient(),
                        one.day(),
                        one.subject(),
                        one.composedAt(),
                        one.readAt(),
                        one.sender(),
                        items.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static NoticeItem item(ResultSet row) throws SQLException {
        return new NoticeItem(
                row.getString("task_id"),
                row.getString("title"),
                row.getString("unit_name"),
                row.getInt("year"),
                row.getObject("due", LocalDate.class),
                row.getInt("days_left"),
                row.getInt("working_days_overdue"),
                RecipientRole.valueOf(row.getString("recipient_role")));
    }

    long count(String recipient) {
        return jdbc.sql("select count(*) from notice where recipient = ?")
                .param(recipient)
                .query(Long.class)
                .single();
    }

    long unread(String recipient) {
        return jdbc.sql("select count(*) from notice where recipient = ? and read_at is null")
                .param(recipient)
                .query(Long.class)
                .single();
    }

    void read(Collection<UUID> notices, Instant now) {
        if (!notices.isEmpty()) {
            jdbc.sql("update notice set read_at = :now where id in (:notices) and read_at is null")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("notices", notices)
                    .update();
        }
    }

    void readAll(String recipient, Instant now) {
        jdbc.sql("update notice set read_at = ? where recipient = ? and read_at is null")
                .params(now.atOffset(ZoneOffset.UTC), recipient)
                .update();
    }
}
