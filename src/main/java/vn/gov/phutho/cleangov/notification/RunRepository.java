package vn.gov.phutho.cleangov.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The runs, at most one a day, and the answers of the decision table: each version is evaluated once for each case.
 */
@Repository
class RunRepository {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RunRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    boolean exists(LocalDate day) {
        return jdbc.sql("select exists (select 1 from reminder_run where day = ?)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    /** The last day that the runs before this day have covered. */
    Optional<LocalDate> coveredUntil(LocalDate before) {
        return jdbc.sql("select covers_until from reminder_run where day < ? order by day desc limit 1")
                .param(before)
                .query(LocalDate.class)
                .optional();
    }

    /** When the last run before this day began. */
    Optional<Instant> beganBefore(LocalDate day) {
        return jdbc.sql("select began_at from reminder_run where day < ? order by day desc limit 1")
                .param(day)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** @param policy the version of the decision table in this run */
    void insert(CoveredDays covered, String policy, Instant now) {
        jdbc.sql(
                        "insert into reminder_run (day, covers_until, began_at, policy, groups_without_member) values (?, ?, ?, ?, '')")
                .params(covered.today(), covered.until(), now.atOffset(ZoneOffset.UTC), policy)
                .update();
    }

    /**
     * Stores the cases of this day's run for this version of the table, except those that it has already answered.
     */
    void insertCases(LocalDate day, String policy, Collection<PolicyCase> cases) {
        batches.batchUpdate(
                "insert into policy_answer (policy, days_left, working_days_overdue, new_task_days, asked_on, recipients)"
                        + " values (?, ?, ?, ?, ?, '') on conflict do nothing",
                cases,
                BATCH,
                (row, one) -> {
                    row.setString(1, policy);
                    row.setInt(2, one.daysLeft());
                    row.setInt(3, one.workingDaysOverdue());
                    row.setInt(4, one.newTaskDays());
                    row.setObject(5, day);
                });
    }

    /** The cases to evaluate in the run of this day, in order of evaluation. */
    List<PolicyCase> casesOf(LocalDate day) {
        return jdbc.sql("select days_left, working_days_overdue, new_task_days from policy_answer where asked_on = ?"
                        + " order by days_left, working_days_overdue, new_task_days")
                .param(day)
                .query((row, number) -> policyCase(row))
                .list();
    }

    void decided(LocalDate day, PolicyCase one, Set<RecipientRole> recipients) {
        jdbc.sql("update policy_answer set recipients = ? where asked_on = ? and days_left = ?"
                        + " and working_days_overdue = ? and new_task_days = ?")
                .params(
                        recipients.stream().map(RecipientRole::name).collect(Collectors.joining(",")),
                        day,
                        one.daysLeft(),
                        one.workingDaysOverdue(),
                        one.newTaskDays())
                .update();
    }

    /** All answers of the table's version that this day's run uses. */
    Map<PolicyCase, Set<RecipientRole>> answers(LocalDate day) {
        Map<PolicyCase, Set<RecipientRole>> answers = new HashMap<>();
        jdbc.sql("select days_left, working_days_overdue, new_task_days, recipients from policy_answer"
                        + " where policy = (select policy from reminder_run where day = ?)")
                .param(day)
                .query(row -> {
                    answers.put(policyCase(row), roles(row.getString("recipients")));
                });
        return answers;
    }

    private static PolicyCase policyCase(ResultSet row) throws SQLException {
        return new PolicyCase(row.getInt("days_left"), row.getInt("working_days_overdue"), row.getInt("new_task_days"));
    }

    private static Set<RecipientRole> roles(String names) {
        return Stream.of(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(RecipientRole::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecipientRole.class)));
    }

    void recordEmptyGroups(LocalDate day, Collection<String> groups) {
        jdbc.sql("update reminder_run set groups_without_member = ? where day = ?")
                .params(String.join(",", groups), day)
                .update();
    }

    /** @param emptyGroups the groups without members that should have been reminded */
    record LastRun(LocalDate day, Set<String> emptyGroups) {}

    Optional<LastRun> last() {
        return jdbc.sql("select day, groups_without_member from reminder_run order by day desc limit 1")
                .query((row, number) -> new LastRun(
                        row.getObject(1, LocalDate.class),
                        Stream.of(row.getString(2).split(","))
                                .filter(group -> !group.isEmpty())
                                .collect(Collectors.toCollection(TreeSet::new))))
                .optional();
    }
}
