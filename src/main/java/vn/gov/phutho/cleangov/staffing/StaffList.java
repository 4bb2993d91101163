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

/** Who works in a unit, and what waits for whom. Asked with one statement each, in the engine's tables. */
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
     * @param posts the groups that the person is in, of this unit
     * @param open how many open tasks the person has taken
     */
    record Person(String account, String name, List<String> posts, int open) {}

    /**
     * An open task of a unit's people.
     *
     * @param groups who can be given it
     * @param assignee null while nobody has taken it
     * @param inPerson whether a commune's chair does it, who cannot be replaced
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

    /** The people of a unit by name, each once. */
    List<Person> peopleOf(String unitCode) {
        Map<String, Person> people = new LinkedHashMap<>();
        jdbc.sql("""
                        select u.id_, concat_ws(' ', u.first_, u.last_) as name,
                               array_agg(m.group_id_ order by m.group_id_) as posts,
                               (select count(*) from act_ru_task t where t.assignee_ = u.id_) as open
                        from act_id_user u join act_id_membership m on m.user_id_ = u.id_
                        where m.group_id_ in (:groups)
                        group by u.id_ order by name, u.id_
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
            jdbc.sql("select user_id_, group_id_ from act_id_membership where user_id_ in (:accounts)")
                    .param("accounts", accounts)
                    .query(row -> {
                        groups.computeIfAbsent(row.getString(1), account -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return groups;
    }

    /**
     * What is open for a unit's people, what is due first comes first, a hundred at most.
     *
     * @param holder the account of who has taken it; «-» for what nobody has; blank for all
     */
    List<Work> workOf(String unitCode, String holder) {
        return work("""
                        and t.id_ in (select task_id_ from act_ru_identitylink
                                      where type_ = 'candidate' and group_id_ in (:groups))
                        and (:holder = '' or t.assignee_ = :holder or :holder = '-' and t.assignee_ is null)
                        """, Map.of("groups", units.groupsOf(unitCode), "holder", holder));
    }

    /** Those of these tasks that are open. */
    List<Work> work(Collection<String> taskIds) {
        return taskIds.isEmpty() ? List.of() : work("and t.id_ in (:tasks)", Map.of("tasks", taskIds));
    }

    private List<Work> work(String which, Map<String, ?> parameters) {
        return jdbc.sql("""
                        select t.id_, t.name_, t.due_date_, t.assignee_, concat_ws(' ', u.first_, u.last_) as name,
                               (select v.text_ from act_ru_variable v
                                where v.task_id_ = t.id_ and v.name_ = 'unitName') as unit_name,
                               array(select l.group_id_::text from act_ru_identitylink l
                                     where l.task_id_ = t.id_ and l.type_ = 'candidate'
                                       and l.group_id_ is not null) as groups
                        from act_ru_task t left join act_id_user u on u.id_ = t.assignee_
                        where t.due_date_ is not null %s
                        order by t.due_date_, t.id_ limit %d
                        """.formatted(which, SHOWN))
                .params(parameters)
                .query((row, number) -> {
                    List<String> groups =
                            Arrays.asList((String[]) row.getArray("groups").getArray());
                    return new Work(
                            row.getString("id_"),
                            row.getString("name_"),
                            Optional.ofNullable(row.getString("unit_name")).orElse(""),
                            row.getTimestamp("due_date_")
                                    .toInstant()
                                    .atZone(zone)
                                    .toLocalDate(),
                            groups,
                            row.getString("assignee_"),
                            row.getString("assignee_") == null ? "" : row.getString("name"),
                            transferable(groups).isEmpty());
                })
                .list();
    }

    /** Those of these groups that are posts and can be handed to somebody: all but those of commune chairs (D3.1a). */
    List<String> transferable(Collection<String> groups) {
        return groups.stream()
                .filter(group -> units.unitOf(group).isPresent() && !units.isCommuneChair(group))
                .toList();
    }

    /** The units in which these posts are. */
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
