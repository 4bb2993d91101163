package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/**
 * A message to a person. It is either the morning's notice with all deadlines of that day, or comes from another
 * person who urges or informs them.
 *
 * @param recipient the account
 * @param readAt when the person opened their inbox; null while they have not
 * @param sender the name of the person who urges or informs; null for the morning's notice
 * @param items ordered by due day; empty if the subject says everything
 */
public record Notice(
        UUID id,
        String recipient,
        LocalDate day,
        String subject,
        Instant composedAt,
        Instant readAt,
        String sender,
        List<NoticeItem> items) {

    /** A notice that has just been composed. */
    static Notice of(String recipient, LocalDate day, List<NoticeItem> items, Instant now) {
        return new Notice(UUID.randomUUID(), recipient, day, subject(items), now, null, null, items);
    }

    /** A notice by which one person urges another to do one task. */
    static Notice urging(String recipient, LocalDate day, NoticeItem item, String sender, Instant now) {
        return new Notice(
                UUID.randomUUID(),
                recipient,
                day,
                "Đôn đốc: %s, %s".formatted(item.what(), item.when()),
                now,
                null,
                sender,
                List.of(item));
    }

    /** A notice by which one person informs another of something that is not a deadline. */
    static Notice telling(String recipient, LocalDate day, String subject, String sender, Instant now) {
        return new Notice(UUID.randomUUID(), recipient, day, subject, now, null, sender, List.of());
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

    /** This notice with the items of the other one added. */
    Notice togetherWith(Notice other) {
        return new Notice(
                id,
                recipient,
                day,
                subject,
                composedAt,
                readAt,
                sender,
                Stream.concat(items.stream(), other.items().stream()).toList());
    }

    /** Whether a person sent it. The morning's notice is sent by the system. */
    public boolean hasSender() {
        return sender != null;
    }

    /** Whether it contains an item that is overdue or due within this number of days. */
    boolean hasItemDueWithin(int days) {
        return items.stream().anyMatch(item -> item.daysLeft() <= days);
    }

    public boolean unread() {
        return readAt == null;
    }

    /** Every mail of this notice has the same id, so that mail programs recognise a mail that was sent twice. */
    String messageId() {
        return "<" + id + "@cleangov>";
    }
}
