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

/** Steps of {@code deadline-reminders}. */
@Component
public class NotificationSteps {

    private final ReminderService reminders;
    private final MailService mails;
    private final Clock clock;

    NotificationSteps(ReminderService reminders, MailService mails, Clock clock) {
        this.reminders = reminders;
        this.mails = mails;
        this.clock = clock;
    }

    public void gatherDeadlines(DelegateExecution execution) {
        LocalDate today = LocalDate.now(clock);
        execution.setProcessBusinessKey(today.toString());
        String policy = execution
                .getProcessEngineServices()
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("reminder-policy")
                .latestVersion()
                .singleResult()
                .getId();
        execution.setVariable("remindersDue", reminders.begin(today, policy));
    }

    /** The cases for which the decision table is evaluated, one after the other. */
    public List<String> policyCases(String day) {
        return reminders.policyCases(LocalDate.parse(day)).stream()
                .map(PolicyCase::toString)
                .toList();
    }

    public int daysLeft(String policyCase) {
        return PolicyCase.parse(policyCase).daysLeft();
    }

    /** For a task that is new this morning: calendar days until it is due; otherwise -1. */
    public int newTaskDays(String policyCase) {
        return PolicyCase.parse(policyCase).newTaskDays();
    }

    public int workingDaysOverdue(String policyCase) {
        return PolicyCase.parse(policyCase).workingDaysOverdue();
    }

    public void applyPolicy(String day, String policyCase, DmnDecisionResult answer) {
        reminders.decided(
                LocalDate.parse(day),
                PolicyCase.parse(policyCase),
                answer.<String>collectEntries("recipient").stream()
                        .map(RecipientRole::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecipientRole.class))));
    }

    public void composeNotices(String day) {
        reminders.compose(LocalDate.parse(day));
    }

    /** Returns whether mails are still pending. */
    public boolean sendMails() {
        return mails.sendSome();
    }

    /** When to send next: now if only the chunk was full, later if the mail server failed or refused. */
    public Date nextSending() {
        return Date.from(mails.nextSending().orElseGet(clock::instant));
    }
}
