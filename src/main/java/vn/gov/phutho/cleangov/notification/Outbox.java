package vn.gov.phutho.cleangov.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.notification.DeliveryRepository.Way;
import vn.gov.phutho.cleangov.notification.NoticeSetting.Morning;
import vn.gov.phutho.cleangov.notification.NoticeSetting.Urgent;

/**
 * Puts each notice into its recipient's inbox and queues a mail for the time that the recipient has chosen. All
 * pending notices of one person go in one mail.
 */
@Component
class Outbox {

    /** What is due within this number of days is mailed to everybody, even against their settings. */
    private static final int PRESSING_DAYS = 3;

    /**
     * The shortest time between two such mails: a person who is urged twenty times in an hour gets two mails, not
     * twenty.
     */
    private static final Duration BETWEEN_URGINGS = Duration.ofHours(1);

    /**
     * A little after the morning's run in {@code deadline-reminders}, so that postponed notices go with the morning's
     * mail.
     */
    private static final LocalTime MORNING = LocalTime.of(7, 40);

    private final NoticeRepository notices;
    private final DeliveryRepository deliveries;
    private final NoticeSettingRepository settings;
    private final MailService mails;
    private final WorkingCalendar calendar;
    private final ZoneId zone;

    Outbox(
            NoticeRepository notices,
            DeliveryRepository deliveries,
            NoticeSettingRepository settings,
            MailService mails,
            WorkingCalendar calendar,
            Clock clock) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.settings = settings;
        this.mails = mails;
        this.calendar = calendar;
        this.zone = clock.getZone();
    }

    void put(List<Notice> composed, People people) {
        if (composed.isEmpty()) {
            return;
        }
        Map<String, NoticeSetting> chosen = settings.all();
        List<String> urgedPeople = composed.stream()
                .filter(Notice::hasSender)
                .map(Notice::recipient)
                .distinct()
                .toList();
        Map<String, Instant> lastUrged = urgedPeople.isEmpty() ? Map.of() : deliveries.lastUrged(urgedPeople);
        notices.insert(composed);
        deliveries.insert(composed.stream()
                .flatMap(notice -> Stream.of(
                        new Way(notice, Channel.INBOX, null, DeliveryStatus.DELIVERED, null),
                        mail(
                                notice,
                                people.person(notice.recipient()).address(),
                                chosen.getOrDefault(notice.recipient(), NoticeSetting.USUAL),
                                lastUrged.getOrDefault(notice.recipient(), Instant.MIN))))
                .toList());
    }

    private Way mail(Notice notice, String address, NoticeSetting setting, Instant lastUrged) {
        if (!mails.configured()) {
            return new Way(notice, Channel.MAIL, address, DeliveryStatus.NO_SERVER, null);
        }
        if (address == null) {
            return new Way(notice, Channel.MAIL, null, DeliveryStatus.NO_ADDRESS, null);
        }
        if (!notice.hasSender() && setting.morning() == Morning.PRESSING && !notice.hasItemDueWithin(PRESSING_DAYS)) {
            return new Way(notice, Channel.MAIL, address, DeliveryStatus.NOT_WANTED, null);
        }
        return new Way(notice, Channel.MAIL, address, DeliveryStatus.PENDING, notBefore(notice, setting, lastUrged));
    }

    private Instant notBefore(Notice notice, NoticeSetting setting, Instant lastUrged) {
        Instant now = notice.composedAt();
        if (!notice.hasSender()) {
            return now;
        }
        if (setting.urgent() == Urgent.IN_THE_MORNING || !calendar.isWorkingDay(LocalDate.ofInstant(now, zone))) {
            return nextMorning(now.atZone(zone));
        }
        return lastUrged.isBefore(now.minus(BETWEEN_URGINGS)) ? now : lastUrged.plus(BETWEEN_URGINGS);
    }

    private Instant nextMorning(ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        boolean stillToday = calendar.isWorkingDay(today) && now.toLocalTime().isBefore(MORNING);
        return (stillToday ? today : calendar.plusWorkingDays(today, 1))
                .atTime(MORNING)
                .atZone(zone)
                .toInstant();
    }
}
