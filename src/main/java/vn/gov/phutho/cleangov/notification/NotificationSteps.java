package vn.gov.phutho.cleangov.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;

/** Steps of {@code deadline-reminders}. */
@Component
public class NotificationSteps {

    private final ReminderService reminders;
    private final MailService mails;
    private final WorkingCalendar calendar;
    private final Clock clock;

    NotificationSteps(ReminderService reminders, MailService mails, WorkingCalendar calendar, Clock clock) {
        this.reminders = reminders;
        this.mails = mails;
        this.calendar = calendar;
        this.clock = clock;
    }

    public void gatherDeadlines(DelegateExecution execution) {
        LocalDate today = LocalDate.now(clock);
        execution.setProcessBusinessKey(today.toString());
        execution.setVariable("remindersDue", reminders.begin(today));
    }

    /** What the decision table is asked, one after the other. */
    public List<String> deadlineChecks(String day) {
        return reminders.checks(LocalDate.parse(day)).stream()
                .map(DeadlineCheck::toString)
                .toList();
    }

    public int daysLeft(String check) {
        return DeadlineCheck.parse(check).daysLeft();
    }

    /** How many days a task was given that is new this morning; -1 for what is not. */
    public int newTaskDays(String check) {
        return DeadlineCheck.parse(check).newTaskDays();
    }

    public int workingDaysOverdue(String check) {
        return DeadlineCheck.parse(check).workingDaysOverdue(calendar);
    }

    public void applyPolicy(String day, String check, DmnDecisionResult answer) {
        reminders.decided(
                LocalDate.parse(day),
                DeadlineCheck.parse(check),
                answer.<String>collectEntries("recipient").stream()
                        .map(Capacity::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capacity.class))));
    }

    public void composeNotices(String day) {
        reminders.compose(LocalDate.parse(day));
    }

    /** Tells whether mails still wait. */
    public boolean sendMails() {
        return mails.sendSome();
    }

    /** At once when only the chunk was full, later when the mail server failed or refused. */
    public Date nextSending() {
        return Date.from(mails.nextSending().orElseGet(clock::instant));
    }
}
