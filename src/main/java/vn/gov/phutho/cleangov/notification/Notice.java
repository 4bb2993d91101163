package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.util.StringUtils;

/**
 * What a person is told: on one morning all their deadlines of that day together, or by somebody who urges them.
 *
 * @param recipient the account
 * @param readAt when the person opened their inbox; null while they have not
 * @param urgedBy who urges with it, by name; null for the notice of a morning
 * @param items what is due first comes first
 */
public record Notice(
        UUID id,
        String recipient,
        LocalDate day,
        String subject,
        Instant composedAt,
        Instant readAt,
        String urgedBy,
        List<NoticeItem> items) {

    /** A notice that has just been composed. */
    static Notice of(String recipient, LocalDate day, List<NoticeItem> items, Instant now) {
        return new Notice(UUID.randomUUID(), recipient, day, subject(items), now, null, null, items);
    }

    /** A notice by which somebody urges a person to do one thing. */
    static Notice urging(String recipient, LocalDate day, NoticeItem item, String urgedBy, Instant now) {
        return new Notice(
                UUID.randomUUID(),
                recipient,
                day,
                "Đôn đốc: %s, %s".formatted(item.what(), item.when()),
                now,
                null,
                urgedBy,
                List.of(item));
    }

    private static String subject(List<NoticeItem> items) {
        if (items.size() == 1) {
            NoticeItem only = items.get(0);
            return StringUtils.capitalize(only.when()) + ": " + only.what();
        }
        long overdue = items.stream().filter(NoticeItem::overdue).count();
        long ahead = items.size() - overdue;
        if (overdue == 0) {
            return "%d việc sắp đến hạn".formatted(ahead);
        }
        return ahead == 0
                ? "%d việc quá hạn".formatted(overdue)
                : "%d việc sắp đến hạn, %d việc quá hạn".formatted(ahead, overdue);
    }

    public boolean unread() {
        return readAt == null;
    }

    /** The same for every mail of this notice, so that one that was sent twice is known for one. */
    String messageId() {
        return "<" + id + "@cleangov>";
    }
}
