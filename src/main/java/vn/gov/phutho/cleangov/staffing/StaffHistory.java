package vn.gov.phutho.cleangov.staffing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.history.Change;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.history.HistoryEntry;
import vn.gov.phutho.cleangov.history.StaffChange;
import vn.gov.phutho.cleangov.unit.Accounts;

/**
 * The history of substitutions, signers and reassigned tasks of each unit, under the subject {@code people-<unit>}.
 */
@Component
class StaffHistory {

    private final History history;
    private final Accounts accounts;
    private final Clock clock;

    StaffHistory(History history, Accounts accounts, Clock clock) {
        this.history = history;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param before names or sentences, empty where there was nothing */
    record Entry(OffsetDateTime at, String what, String before, String after, String reason, String who) {}

    /**
     * A task that went from one person to another.
     *
     * @param from null if it was unassigned
     * @param to null if it is unassigned now and any holder of the post may claim it
     */
    record Given(String unitCode, String taskId, String title, String from, String to) {

        private Change change(String reason) {
            return new Change(StaffChange.subject(unitCode), StaffChange.TASK + taskId + "." + title, from, to, reason);
        }
    }

    void given(List<Given> tasks, String reason) {
        history.record(tasks.stream().map(task -> task.change(reason)).toList());
    }

    /**
     * Records that a substitution was named, has begun or has ended.
     *
     * @param before what the substitute did until now; null if nothing
     * @param after what the substitute does from now on; null if nothing
     */
    void substituted(Substitution substitution, String before, String after, String reason) {
        history.record(List.of(new Change(
                StaffChange.subject(substitution.unitCode()),
                StaffChange.SUBSTITUTE + substitution.account(),
                before == null ? null : substitution.substitute() + " " + before,
                after == null ? null : substitution.substitute() + " " + after,
                reason)));
    }

    /** The latest changes of a unit as text, the newest first. */
    List<Entry> latest(String unitCode, int number) {
        List<HistoryEntry> entries = history.latest(StaffChange.subject(unitCode), number);
        Collection<String> named = entries.stream()
                .flatMap(entry -> Stream.of(
                        entry.who(),
                        account(entry.change().what()),
                        account(entry.change().before()),
                        account(entry.change().after())))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> names = accounts.namesOf(named);
        return entries.stream().map(entry -> inWords(entry, names)).toList();
    }

    private Entry inWords(HistoryEntry entry, Map<String, String> names) {
        Change change = entry.change();
        return new Entry(
                entry.at().atZone(clock.getZone()).toOffsetDateTime(),
                title(change.what(), names),
                named(change.before(), names),
                change.after() == null && change.what().startsWith(StaffChange.TASK)
                        ? "trả lại nhóm, chưa ai nhận"
                        : named(change.after(), names),
                change.reason(),
                entry.who().equals(CurrentUser.SYSTEM) ? "Hệ thống" : names.getOrDefault(entry.who(), entry.who()));
    }

    /** The account at the beginning of a value; the prefix of a substitution or of a signer is skipped. */
    private static String account(String value) {
        return value == null
                ? null
                : value.replaceFirst(
                                "^(%s|%s)"
                                        .formatted(
                                                Pattern.quote(StaffChange.SUBSTITUTE),
                                                Pattern.quote(StaffChange.SIGNER)),
                                "")
                        .split(" ", 2)[0];
    }

    private static String title(String what, Map<String, String> names) {
        if (what.startsWith(StaffChange.TASK)) {
            return "Giao việc «%s»".formatted(what.split("\\.", 3)[2]);
        }
        return (what.startsWith(StaffChange.SIGNER) ? "Thẩm quyền ký của %s" : "Người làm thay %s")
                .formatted(names.getOrDefault(account(what), account(what)));
    }

    private static String named(String value, Map<String, String> names) {
        if (value == null) {
            return "";
        }
        String account = account(value);
        return names.getOrDefault(account, account) + value.substring(account.length());
    }
}
