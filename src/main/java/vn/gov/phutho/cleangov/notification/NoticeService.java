package vn.gov.phutho.cleangov.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.notification.DeliveryRepository.Waiting;

/** The inbox of each person, and what has not reached its people. */
@Service
@Transactional
public class NoticeService {

    private static final int SHOWN = 50;
    private static final int NAMED_AT_MOST = 20;
    private static final int DAYS_OF_NEWS = 30;

    private final NoticeRepository notices;
    private final DeliveryRepository deliveries;
    private final RunRepository runs;
    private final NotificationProcess process;
    private final MailService mails;
    private final Clock clock;

    NoticeService(
            NoticeRepository notices,
            DeliveryRepository deliveries,
            RunRepository runs,
            NotificationProcess process,
            MailService mails,
            Clock clock) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.runs = runs;
        this.process = process;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * What whoever looks after the system has to see to, so that reminders reach people.
     *
     * @param serverMissing no mail server is configured: the inbox is all that people have
     * @param waiting mails that have not arrived, also those that the server has refused for good in the last month
     * @param since the day of the oldest of them; null if there is none
     * @param detail what the mail server said last; null if it said nothing
     * @param withoutAddress names of some of those whose account names no address
     * @param withoutAddressCount how many they are
     * @param nobodyThere groups without members that should have been reminded in the last run
     */
    public record Undelivered(
            boolean serverMissing,
            long waiting,
            LocalDate since,
            String detail,
            List<String> withoutAddress,
            int withoutAddressCount,
            Set<String> nobodyThere) {

        /** Whether everything has arrived. */
        public boolean nothing() {
            return !serverMissing && waiting == 0 && withoutAddressCount == 0 && nobodyThere.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public long unread(String account) {
        return notices.unread(account);
    }

    /** The latest notices of a person, the newest first. */
    @Transactional(readOnly = true)
    public List<Notice> latest(String account) {
        return notices.latest(account, SHOWN);
    }

    /** The same, and from now on they count as read; the answer still tells which were not. */
    public List<Notice> open(String account) {
        List<Notice> latest = notices.latest(account, SHOWN);
        notices.read(latest.stream().filter(Notice::unread).map(Notice::id).toList(), clock.instant());
        return latest;
    }

    @Transactional(readOnly = true)
    public Undelivered undelivered() {
        LocalDate before = LocalDate.now(clock).minusDays(DAYS_OF_NEWS);
        Waiting waiting = deliveries.waiting(before);
        People people = process.people();
        List<String> withoutAddress = deliveries.withoutAddress(before).stream()
                .map(people::person)
                .filter(person -> person.address() == null)
                .map(People.Person::name)
                .toList();
        return new Undelivered(
                !mails.configured(),
                waiting.mails(),
                waiting.since(),
                waiting.detail(),
                withoutAddress.stream().limit(NAMED_AT_MOST).toList(),
                withoutAddress.size(),
                runs.nobodyThere());
    }
}
