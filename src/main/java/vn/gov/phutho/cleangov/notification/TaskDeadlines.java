package vn.gov.phutho.cleangov.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open tasks with a deadline. One statement reads all of them, because a country has ten thousand communes. */
@Repository
class TaskDeadlines {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskDeadlines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every open task that has a due date. */
    List<Deadline> openTasks() {
        return jdbc.sql("""
                        select t.id, t.name, t.assignee, t.due, t.created, t.unit_name, t.card_year as year,
                               array_remove(array_agg(distinct c.group_id), null) as groups
                        from open_task t left join task_candidate c on c.task_id = t.id
                        where t.due is not null
                        group by t.id, t.name, t.assignee, t.due, t.created, t.unit_name, t.card_year
                        order by t.due, t.id
                        """).query((row, number) -> deadline(row)).list();
    }

    /**
     * The open task of a group for a unit and year that is due on this day; empty if several match, because one
     * cannot tell which is meant.
     */
    Optional<String> taskOf(String group, String unitName, int year, LocalDate due) {
        List<String> found = jdbc.sql("""
                        select t.id from open_task t join task_candidate c on c.task_id = t.id and c.group_id = :group
                        where t.unit_name = :unit and t.card_year = :year and t.due >= :from and t.due < :to
                        """)
                .param("group", group)
                .param("unit", unitName)
                .param("year", year)
                .param("from", Timestamp.from(due.atStartOfDay(clock.getZone()).toInstant()))
                .param(
                        "to",
                        Timestamp.from(
                                due.plusDays(1).atStartOfDay(clock.getZone()).toInstant()))
                .query(String.class)
                .list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Deadline deadline(ResultSet row) throws SQLException {
        LocalDate due = day(row, "due");
        LocalDate appeared = day(row, "created");
        long year = row.getLong("year");
        return new Deadline(
                row.getString("id"),
                row.getString("name"),
                row.getString("unit_name") == null ? "" : row.getString("unit_name"),
                year == 0 ? due.getYear() : (int) year,
                due.isBefore(appeared) ? appeared : due,
                appeared,
                row.getTimestamp("created").toInstant(),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getString("assignee"));
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().atZone(clock.getZone()).toLocalDate();
    }
}
