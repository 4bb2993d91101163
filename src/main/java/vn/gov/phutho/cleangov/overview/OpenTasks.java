package vn.gov.phutho.cleangov.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.unit.Role;

/** The open tasks of a person, and the overdue tasks of a unit. */
@Repository
class OpenTasks {

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An open task.
     *
     * @param daysLeft calendar days until it is due; negative when it is overdue
     */
    record OpenTask(String id, String name, String unitName, ZonedDateTime due, long daysLeft, boolean overdue) {}

    /**
     * The open tasks of a person.
     *
     * @param next the tasks that are due first
     */
    record Work(long open, long overdue, List<OpenTask> next) {}

    /**
     * Open tasks of one kind that are overdue.
     *
     * @param since the earliest due date among them
     */
    record Overdue(String title, long tasks, ZonedDateTime since) {}

    /**
     * The officer of the district who is in charge of a commune.
     *
     * @param since the day on which the officer was named
     * @param namedBy the name of the person who named the officer
     * @param left whether that person is no longer an officer of the district
     */
    record InCharge(String name, LocalDate since, String namedBy, boolean left) {}

    /** Empty if no officer is named. */
    Optional<InCharge> inCharge(Dossier dossier) {
        return dossier.inCharge() == null
                ? Optional.empty()
                : jdbc.sql("""
                                select coalesce((select name from person where id = :account), :account),
                                       coalesce((select name from person where id = :by), :by),
                                       exists (select 1 from post_holder where person_id = :account and group_id = :officers)
                                """)
                        .param("account", dossier.inCharge())
                        .param("by", dossier.inChargeNamedBy())
                        .param("officers", Role.DISTRICT_OFFICER.group(dossier.districtCode()))
                        .query((row, number) -> new InCharge(
                                row.getString(1),
                                LocalDate.ofInstant(dossier.inChargeSince(), clock.getZone()),
                                row.getString(2),
                                !row.getBoolean(3)))
                        .optional();
    }

    /** The business key of the task's process; empty if the task no longer exists. */
    Optional<String> keyOf(String task) {
        return jdbc.sql("select business_key from open_task where id = ? and business_key is not null")
                .param(task)
                .query(String.class)
                .optional();
    }

    /**
     * The overdue tasks of a unit and all units below it, grouped by title, the longest overdue first. The database
     * counts them.
     */
    List<Overdue> overdue(int year, String unit) {
        return jdbc.sql("""
                        select name, count(*), min(due) from open_task
                        where due < :now and business_key like :keys and unit_code in (
                              select code from unit_in_time where :unit in (code, parent_code)
                              union
                              select c.code from unit_in_time c join unit_in_time d on d.code = c.parent_code where d.parent_code = :unit)
                        group by name order by 3, 1
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("keys", year + "-%")
                .param("unit", unit)
                .query((row, number) -> new Overdue(
                        row.getString(1),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant().atZone(clock.getZone())))
                .list();
    }

    /** The tasks that the person has claimed or that are offered to one of their groups, as in Tasklist. */
    Work workOf(String user, List<String> groups, int shown) {
        long[] counted = new long[2];
        List<OpenTask> next = new ArrayList<>();
        jdbc.sql("""
                        select t.id, t.name, t.due, coalesce(t.unit_name, '') as unit_name,
                               count(*) over () as open, count(*) filter (where t.due < :now) over () as overdue
                        from open_task t
                        where t.assignee = :user or t.assignee is null and exists (
                            select 1 from task_candidate c where c.task_id = t.id and c.group_id = any (:groups))
                        order by t.due, t.id limit :shown
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("user", user)
                .param("groups", groups.toArray(String[]::new))
                .param("shown", shown)
                .query(row -> {
                    counted[0] = row.getLong("open");
                    counted[1] = row.getLong("overdue");
                    next.add(open(row));
                });
        return new Work(counted[0], counted[1], next);
    }

    private OpenTask open(ResultSet row) throws SQLException {
        ZonedDateTime due = row.getTimestamp("due").toInstant().atZone(clock.getZone());
        return new OpenTask(
                row.getString("id"),
                row.getString("name"),
                row.getString("unit_name"),
                due,
                ChronoUnit.DAYS.between(LocalDate.now(clock), due.toLocalDate()),
                due.isBefore(ZonedDateTime.now(clock)));
    }
}
