package vn.gov.phutho.cleangov.staffing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The people of a unit and their open tasks. Each query is one statement. */
@Repository
@Transactional(readOnly = true)
class StaffList {

    static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final UnitService units;
    private final ZoneId zone;

    StaffList(JdbcClient jdbc, UnitService units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.zone = clock.getZone();
    }

    /**
     * @param posts the person's groups in this unit
     * @param open the number of open tasks that the person has claimed
     */
    record Person(String account, String name, List<String> posts, int open) {}

    /**
     * An open task of a unit's people.
     *
     * @param groups the groups whose members can get the task
     * @param assignee null if it is unclaimed
     * @param inPerson whether a commune's chair must do it in person, so that it cannot be reassigned
     */
    record Work(
            String id,
            String title,
            String unitName,
            LocalDate due,
            List<String> groups,
            String assignee,
            String assigneeName,
            boolean inPerson) {}

    /** The people of a unit, each once, ordered by name. */
    List<Person> peopleOf(String unitCode) {
        Map<String, Person> people = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.id, p.name, array_agg(h.group_id order by h.group_id) as posts,
                               (select count(*) from open_task t where t.assignee = p.id) as open
                        from person p join post_holder h on h.person_id = p.id
                        where h.group_id in (:groups)
                        group by p.id, p.name order by p.name, p.id
                        """).param("groups", units.groupsOf(unitCode)).query(row -> {
            people.put(
                    row.getString(1),
                    new Person(
                            row.getString(1),
                            row.getString(2),
                            List.of((String[]) row.getArray(3).getArray()),
                            row.getInt(4)));
        });
        return List.copyOf(people.values());
    }

    /** The groups of each of these accounts. */
    Map<String, List<String>> groupsOf(Collection<String> accounts) {
        Map<String, List<String>> groups = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select person_id, group_id from post_holder where person_id in (:accounts)")
                    .param("accounts", accounts)
                    .query(row -> {
                        groups.computeIfAbsent(row.getString(1), account -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return groups;
    }

    /**
     * The open tasks of a unit's people, ordered by due date, at most a hundred.
     *
     * @param holder the account that has claimed the task; «-» for unclaimed tasks; blank for all
     */
    List<Work> workOf(String unitCode, String holder) {
        return work("""
                        and t.id in (select task_id from task_candidate where group_id in (:groups))
                        and (:holder = '' or t.assignee = :holder or :holder = '-' and t.assignee is null)
                        """, Map.of("groups", units.groupsOf(unitCode), "holder", holder));
    }

    /** Those of these tasks that are open. */
    List<Work> work(Collection<String> taskIds) {
        return taskIds.isEmpty() ? List.of() : work("and t.id in (:tasks)", Map.of("tasks", taskIds));
    }

    /** The first of the open tasks that a person has claimed although they are in none of their groups. */
    List<Work> leftBehind(String account) {
        return work("""
                        and t.assignee = :account and exists (select from task_candidate c where c.task_id = t.id)
                        and not exists (
                            select from task_candidate c join post_holder h on h.group_id = c.group_id
                            where c.task_id = t.id and h.person_id = :account)
                        """, Map.of("account", account));
    }

    private List<Work> work(String which, Map<String, ?> parameters) {
        return jdbc.sql("""
                        select t.id, t.name, t.due, t.assignee, p.name as assignee_name, t.unit_name,
                               array(select c.group_id::text from task_candidate c where c.task_id = t.id) as groups
                        from open_task t left join person p on p.id = t.assignee
                        where t.due is not null %s
                        order by t.due, t.id limit %d
                        """.formatted(which, SHOWN))
                .params(parameters)
                .query((row, number) -> {
                    List<String> groups =
                            Arrays.asList((String[]) row.getArray("groups").getArray());
                    return new Work(
                            row.getString("id"),
                            row.getString("name"),
                            Optional.ofNullable(row.getString("unit_name")).orElse(""),
                            row.getTimestamp("due").toInstant().atZone(zone).toLocalDate(),
                            groups,
                            row.getString("assignee"),
                            row.getString("assignee") == null ? "" : row.getString("assignee_name"),
                            transferable(groups).isEmpty());
                })
                .list();
    }

    /** Those of these groups that are posts and can be handed over: all but those of commune chairs (D3.1a). */
    List<String> transferable(Collection<String> groups) {
        return groups.stream()
                .filter(group -> units.unitOf(group).isPresent() && !units.isCommuneChair(group))
                .toList();
    }

    /** The units of these posts. */
    Collection<String> unitsOf(Collection<String> groups) {
        TreeSet<String> codes = new TreeSet<>();
        groups.forEach(group -> units.unitOf(group).ifPresent(unit -> codes.add(unit.code())));
        return codes;
    }

    /** A unit in which both hold a post. */
    Optional<String> sharedUnit(Collection<String> posts, Collection<String> others) {
        List<String> shared = new ArrayList<>(unitsOf(posts));
        shared.retainAll(unitsOf(others));
        return shared.stream().findFirst();
    }
}
