package vn.gov.phutho.cleangov.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.notification.People.Person;

/**
 * Tells {@code deadline-reminders} of notices that cannot wait, and asks the engine which tasks are open and who there is. In
 * its tables, with one statement each: through its services every task and every group would cost another one, and a country
 * has ten thousand communes.
 */
@Component
class NotificationProcess {

    private final JdbcClient jdbc;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final Clock clock;

    NotificationProcess(JdbcClient jdbc, ObjectProvider<ProcessEngineConfigurationImpl> engine, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.clock = clock;
    }

    /** Every open task that is due on some day. */
    List<Deadline> openTasks() {
        return jdbc.sql("""
                        select t.id_, t.name_, t.assignee_, t.due_date_, t.create_time_,
                               max(unit.text_) as unit_name, max(year.long_) as year,
                               array_remove(array_agg(distinct candidate.group_id_), null) as groups
                        from act_ru_task t
                        left join act_ru_variable unit on unit.task_id_ = t.id_ and unit.name_ = 'unitName'
                        left join act_ru_variable year on year.task_id_ = t.id_ and year.name_ = 'year'
                        left join act_ru_identitylink candidate
                               on candidate.task_id_ = t.id_ and candidate.type_ = 'candidate'
                        where t.due_date_ is not null
                        group by t.id_
                        order by t.due_date_, t.id_
                        """).query((row, number) -> deadline(row)).list();
    }

    /** The open task of a group about a unit and year that is due on this day; none where there are several, which may be others. */
    Optional<String> taskOf(String group, String unitName, int year, LocalDate due) {
        List<String> found = jdbc.sql("""
                        select t.id_ from act_ru_task t
                        join act_ru_identitylink candidate
                             on candidate.task_id_ = t.id_ and candidate.type_ = 'candidate' and candidate.group_id_ = :group
                        join act_ru_variable unit on unit.task_id_ = t.id_ and unit.name_ = 'unitName' and unit.text_ = :unit
                        join act_ru_variable year on year.task_id_ = t.id_ and year.name_ = 'year' and year.long_ = :year
                        where t.due_date_ >= :from and t.due_date_ < :to
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
        LocalDate due = day(row, "due_date_");
        LocalDate appeared = day(row, "create_time_");
        long year = row.getLong("year");
        return new Deadline(
                row.getString("id_"),
                row.getString("name_"),
                row.getString("unit_name") == null ? "" : row.getString("unit_name"),
                year == 0 ? due.getYear() : (int) year,
                due.isBefore(appeared) ? appeared : due,
                appeared,
                row.getTimestamp("create_time_").toInstant(),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getString("assignee_"));
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().atZone(clock.getZone()).toLocalDate();
    }

    /** These people alone, and none of their groups. */
    People people(Collection<String> accounts) {
        Map<String, Person> persons = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select id_, concat_ws(' ', first_, last_), nullif(trim(email_), '') from act_id_user"
                            + " where id_ in (:accounts)")
                    .param("accounts", accounts)
                    .query(row -> {
                        persons.put(row.getString(1), new Person(row.getString(2), row.getString(3)));
                    });
        }
        return new People(Map.of(), persons);
    }

    /** The address of an account, which the person changes without being allowed to change accounts. */
    void changeAddress(String account, String address) {
        withoutAuthorization(() -> {
            IdentityService identity = engine.getObject().getIdentityService();
            User user = identity.createUserQuery().userId(account).singleResult();
            user.setEmail(address);
            identity.saveUser(user);
            return null;
        });
    }

    People people() {
        Map<String, List<String>> members = new HashMap<>();
        jdbc.sql("select group_id_, user_id_ from act_id_membership order by user_id_")
                .query(row -> {
                    members.computeIfAbsent(row.getString(1), group -> new ArrayList<>())
                            .add(row.getString(2));
                });
        Map<String, Person> accounts = new HashMap<>();
        jdbc.sql("select id_, concat_ws(' ', first_, last_), nullif(trim(email_), '') from act_id_user")
                .query(row -> {
                    accounts.put(row.getString(1), new Person(row.getString(2), row.getString(3)));
                });
        return new People(members, accounts);
    }

    /** The names of the people in these groups; a group without members is missing. */
    Map<String, List<String>> namesIn(Collection<String> groups) {
        Map<String, List<String>> names = new HashMap<>();
        if (!groups.isEmpty()) {
            jdbc.sql("select m.group_id_, concat_ws(' ', u.first_, u.last_) from act_id_membership m"
                            + " join act_id_user u on u.id_ = m.user_id_ where m.group_id_ in (:groups) order by u.id_")
                    .param("groups", groups)
                    .query(row -> {
                        names.computeIfAbsent(row.getString(1), group -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return names;
    }

    /** A notice waits to be mailed before the next morning. Whoever has caused it need not be allowed to start a process. */
    void noticeComposed(LocalDate today) {
        withoutAuthorization(() -> engine.getObject()
                .getRuntimeService()
                .createMessageCorrelation("notice-composed")
                .processInstanceBusinessKey(today.toString())
                .correlateStartMessage());
    }

    private void withoutAuthorization(Callable<?> deed) {
        engine.getObject().getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(deed));
    }

    /** Which of these accounts name no address to this day. */
    List<String> withoutAddress(List<String> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : jdbc.sql("select id_ from act_id_user where id_ in (:accounts) and nullif(trim(email_), '') is null"
                                + " order by id_")
                        .param("accounts", accounts)
                        .query(String.class)
                        .list();
    }
}
