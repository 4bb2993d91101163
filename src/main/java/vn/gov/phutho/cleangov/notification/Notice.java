package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/**
 * What a person is told: on one morning all their deadlines of that day together, or by somebody who urges them or has
 * something to tell them.
 *
 * @param recipient the account
 * @param readAt when the person opened their inbox; null while they have not
 * @param toldBy the name of whoever urges with it or tells it; null for the notice of a morning
 * @param items what is due first comes first; none where the subject tells everything
 */
public record Notice(
        UUID id,
        String recipient,
        LocalDate day,
        String subject,
        Instant composedAt,
        Instant readAt,
        String toldBy,
        List<NoticeItem> items) {

    /** A notice that has just been composed. */
    static Notice of(String recipient, LocalDate day, List<NoticeItem> items, Instant now) {
        return new Notice(UUID.randomUUID(), recipient, day, subject(items), now, null, null, items);
    }

    /** A notice by which somebody urges a person to do one thing. */
    static Notice urging(String recipient, LocalDate day, NoticeItem item, String toldBy, Instant now) {
        return new Notice(
                UUID.randomUUID(),
                recipient,
                day,
                "Đôn đốc: %s, %s".formatted(item.what(), item.when()),
                now,
                null,
                toldBy,
                List.of(item));
    }

    /** A notice by which somebody tells a person something that is no deadline. */
    static Notice telling(String recipient, LocalDate day, String subject, String toldBy, Instant now) {
        return new Notice(UUID.randomUUID(), recipient, day, subject, now, null, toldBy, List.of());
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

    /** This notice, with what another one tells as well. */
    Notice togetherWith(Notice other) {
        return new Notice(
                id,
                recipient,
                day,
                subject,
                composedAt,
                readAt,
                toldBy,
                Stream.concat(items.stream(), other.items().stream()).toList());
    }

    /** Whether a person stands behind it; a morning's notice comes by itself. */
    public boolean toldBySomebody() {
        return toldBy != null;
    }

    /** Whether it speaks of something that is overdue, or due within so many days. */
    boolean speaksOfWhatIsDueWithin(int days) {
        return items.stream().anyMatch(item -> item.daysLeft() <= days);
    }

    public boolean unread() {
        return readAt == null;
    }

    /** The same for every mail of this notice, so that one that was sent twice is known for one. */
    String messageId() {
        return "<" + id + "@cleangov>";
    }
}
