package vn.gov.phutho.cleangov.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.notification.DeliveryRepository.Waiting;
import vn.gov.phutho.cleangov.unit.Accounts;

/** The inbox of each person, and the notices that were not delivered. */
@Service
@Transactional
public class NoticeService {

    private static final int SHOWN = 50;
    private static final int NAMED_AT_MOST = 20;
    private static final int DAYS_OF_NEWS = 30;

    /** The run of a working day is expected to be done by 09:00. */
    private static final Duration RUN_EXPECTED_AFTER = Duration.ofHours(9);

    private final NoticeRepository notices;
    private final DeliveryRepository deliveries;
    private final Outbox outbox;
    private final RunRepository runs;
    private final NotificationProcess process;
    private final Recipients recipients;
    private final TaskDeadlines taskDeadlines;
    private final Accounts accounts;
    private final MailService mails;
    private final WorkingCalendar calendar;
    private final Clock clock;

    NoticeService(
            NoticeRepository notices,
            DeliveryRepository deliveries,
            Outbox outbox,
            RunRepository runs,
            NotificationProcess process,
            Recipients recipients,
            TaskDeadlines taskDeadlines,
            Accounts accounts,
            MailService mails,
            WorkingCalendar calendar,
            Clock clock) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.runs = runs;
        this.process = process;
        this.recipients = recipients;
        this.taskDeadlines = taskDeadlines;
        this.accounts = accounts;
        this.mails = mails;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What the administrators have to look after, so that reminders reach people.
     *
     * @param withoutRun the last working day, if it had no run; null if it had one
     * @param serverMissing whether no mail server is configured, so that people have only the inbox
     * @param waiting pending mails that the server has not accepted yet
     * @param since the day of the oldest of them; null if there is none
     * @param refused people whose mails the server finally refused in the last month
     * @param withoutAddress people who are to be reminded and have no address
     * @param emptyGroups groups without members that should have been reminded in the last run
     */
    public record Undelivered(
            LocalDate withoutRun,
            boolean serverMissing,
            long waiting,
            LocalDate since,
            Names refused,
            Names withoutAddress,
            Names emptyGroups) {

        /** Whether everything was delivered. */
        public boolean nothing() {
            return withoutRun == null
                    && !serverMissing
                    && Stream.of(refused, withoutAddress, emptyGroups).allMatch(names -> names.count() == 0)
                    && waiting == 0;
        }
    }

    /** The number of names, and the first few of them. */
    public record Names(int count, String first) {

        static Names of(Collection<String> all, UnaryOperator<String> name) {
            String first = all.stream().limit(NAMED_AT_MOST).map(name).collect(Collectors.joining(", "));
            return new Names(all.size(), all.size() > NAMED_AT_MOST ? first + ", …" : first);
        }
    }

    @Transactional(readOnly = true)
    public long unread(String account) {
        return notices.unread(account);
    }

    /**
     * A page of a person's notices.
     *
     * @param notices the newest first
     * @param page from 0
     */
    public record Inbox(List<Notice> notices, int page, int pages) {}

    /** The latest notices of a person, the newest first. */
    @Transactional(readOnly = true)
    public List<Notice> latest(String account) {
        return notices.latest(account, 0, SHOWN);
    }

    /**
     * A page of 50 notices. It marks them as read; the answer still shows which were unread.
     *
     * @param page from 0; a number that is too high gives the last page
     */
    public Inbox open(String account, int page) {
        int pages = (int) Math.max(1, (notices.count(account) + SHOWN - 1) / SHOWN);
        int shown = Math.max(0, Math.min(page, pages - 1));
        List<Notice> opened = notices.latest(account, shown, SHOWN);
        notices.read(opened.stream().filter(Notice::unread).map(Notice::id).toList(), clock.instant());
        return new Inbox(opened, shown, pages);
    }

    /** Marks all notices of a person as read. */
    public void readAll(String account) {
        notices.readAll(account, clock.instant());
    }

    /** The names of the people in each of these groups; a group without members is missing. */
    @Transactional(readOnly = true)
    public Map<String, List<String>> peopleOf(Collection<String> groups) {
        return recipients.namesIn(groups);
    }

    /**
     * Urges all members of a group to do something. The notice is sent at once, by inbox and by mail.
     *
     * @param due the day on which it is, or was, due
     * @param by the account of the person who urges
     * @return the names of the recipients; empty if the group has no members
     */
    public List<String> urge(String group, String title, String unitName, int year, LocalDate due, String by) {
        return urge(group, title, unitName, year, due, Optional.empty(), by);
    }

    /** The same for a duty of a unit: the notice links to the group's open task for it, if there is one. */
    public List<String> urgeTask(String group, String title, String unitName, int year, LocalDate due, String by) {
        return urge(group, title, unitName, year, due, taskDeadlines.taskOf(group, unitName, year, due), by);
    }

    private List<String> urge(
            String group, String title, String unitName, int year, LocalDate due, Optional<String> taskId, String by) {
        LocalDate today = LocalDate.now(clock);
        People people = recipients.people();
        NoticeItem item = new NoticeItem(
                taskId.orElse(null),
                title,
                unitName,
                year,
                due,
                (int) ChronoUnit.DAYS.between(today, due),
                calendar.workingDaysBetween(due, today),
                RecipientRole.HOLDER);
        List<Notice> composed = people.membersOf(group).stream()
                .map(member -> Notice.urging(member, today, item, accounts.nameOf(by), clock.instant()))
                .toList();
        outbox.put(composed, people);
        send(composed, today);
        return composed.stream()
                .map(notice -> people.person(notice.recipient()).name())
                .toList();
    }

    /**
     * Informs a person of something that is not a deadline. The notice is sent at once, by inbox and by mail.
     *
     * @param subject a Vietnamese sentence without its full stop
     * @param by the account of the sender
     */
    public void tell(String account, String subject, String by) {
        LocalDate today = LocalDate.now(clock);
        List<Notice> composed = List.of(Notice.telling(account, today, subject, accounts.nameOf(by), clock.instant()));
        outbox.put(composed, recipients.people(List.of(account)));
        send(composed, today);
    }

    private void send(List<Notice> composed, LocalDate today) {
        if (!composed.isEmpty() && mails.configured()) {
            process.noticeComposed(today);
        }
    }

    @Transactional(readOnly = true)
    public Undelivered undelivered() {
        LocalDate lately = LocalDate.now(clock).minusDays(DAYS_OF_NEWS);
        Waiting waiting = deliveries.waiting();
        Map<DeliveryStatus, List<String>> ended =
                deliveries.recipients(List.of(DeliveryStatus.NO_ADDRESS, DeliveryStatus.GIVEN_UP), lately);
        List<String> refused = ended.get(DeliveryStatus.GIVEN_UP);
        List<String> withoutAddress = recipients.withoutAddress(ended.get(DeliveryStatus.NO_ADDRESS));
        Map<String, String> names = accounts.namesOf(Stream.of(refused, withoutAddress)
                .flatMap(some -> some.stream().limit(NAMED_AT_MOST))
                .toList());
        Optional<RunRepository.LastRun> last = runs.last();
        return new Undelivered(
                withoutRun(last.map(RunRepository.LastRun::day)),
                !mails.configured(),
                waiting.mails(),
                waiting.since(),
                Names.of(refused, account -> names.getOrDefault(account, account)),
                Names.of(withoutAddress, account -> names.getOrDefault(account, account)),
                Names.of(last.map(RunRepository.LastRun::emptyGroups).orElse(Set.of()), group -> group));
    }

    private LocalDate withoutRun(Optional<LocalDate> latest) {
        LocalDate expected = calendar.lastWorkingDayOnOrBefore(
                ZonedDateTime.now(clock).minus(RUN_EXPECTED_AFTER).toLocalDate());
        return latest.filter(last -> last.isBefore(expected))
                .map(last -> expected)
                .orElse(null);
    }
}
