package vn.gov.phutho.cleangov.overview;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.engine.DeployedModels;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/** The processes of a dossier: who did what in them and when, and their current state. */
@Repository
class DossierPath {

    private final JdbcClient jdbc;
    private final DeployedModels models;
    private final Clock clock;

    DossierPath(JdbcClient jdbc, DeployedModels models, Clock clock) {
        this.jdbc = jdbc;
        this.models = models;
        this.clock = clock;
    }

    /**
     * A process that ran or runs for a dossier.
     *
     * @param key the key of the dossier, or of its district
     * @param ended null while it runs
     * @param steps its tasks, done or open, the earliest first
     */
    record Way(String instance, String key, String title, ZonedDateTime began, ZonedDateTime ended, List<Step> steps) {

        public boolean waits() {
            return ended == null;
        }
    }

    /**
     * A task.
     *
     * @param person the person who did it or has claimed it; null if there is none
     * @param due null for a task without a deadline
     * @param done null while it is open
     * @param dropped whether it was cancelled before anybody did it
     */
    record Step(
            String title, String person, ZonedDateTime began, ZonedDateTime due, ZonedDateTime done, boolean dropped) {

        public boolean late() {
            return done != null && due != null && done.isAfter(due);
        }
    }

    /** A diagram with the elements that were passed and those where the process is now. */
    record Diagram(String title, String xml, Set<String> passed, Set<String> current) {}

    /** The processes with these keys, ended or running, the latest first. */
    List<Way> ways(Collection<? extends BusinessKey> keys) {
        Map<String, Way> ways = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, business_key, title, began, ended from process_run
                        where business_key in (:keys) order by began desc, id
                        """).param("keys", texts(keys)).query(row -> {
            ways.put(
                    row.getString(1),
                    new Way(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            time(row.getTimestamp(4)),
                            time(row.getTimestamp(5)),
                            new ArrayList<>()));
        });
        if (!ways.isEmpty()) {
            jdbc.sql("""
                            select t.run_id, t.title, p.name, t.began, t.due, t.ended, t.dropped
                            from process_task t left join person p on p.id = t.assignee
                            where t.run_id in (:ways) order by t.began, t.id
                            """).param("ways", ways.keySet()).query(row -> {
                ways.get(row.getString(1))
                        .steps()
                        .add(new Step(
                                row.getString(2),
                                row.getString(3),
                                time(row.getTimestamp(4)),
                                time(row.getTimestamp(5)),
                                time(row.getTimestamp(6)),
                                row.getBoolean(7)));
            });
        }
        return List.copyOf(ways.values());
    }

    /** The diagram of a process with one of these keys, ended or running; empty if there is no such process. */
    Optional<Diagram> diagram(String instance, Collection<? extends BusinessKey> keys) {
        return jdbc.sql("""
                        select definition_id, title from process_run
                        where id = :instance and business_key in (:keys)
                        """)
                .param("instance", instance)
                .param("keys", texts(keys))
                .query((row, number) -> diagram(instance, row.getString(1), row.getString(2)))
                .optional();
    }

    private static List<String> texts(Collection<? extends BusinessKey> keys) {
        return keys.stream().map(BusinessKey::toString).toList();
    }

    private Diagram diagram(String instance, String definition, String title) {
        Set<String> passed = new LinkedHashSet<>();
        Set<String> current = new LinkedHashSet<>();
        jdbc.sql("select element, waits from process_element where run_id = ? order by began")
                .param(instance)
                .query(row -> {
                    (row.getBoolean(2) ? current : passed).add(row.getString(1));
                });
        passed.removeAll(current);
        return new Diagram(title, models.diagram(definition), passed, current);
    }

    private ZonedDateTime time(Timestamp at) {
        return at == null ? null : at.toInstant().atZone(clock.getZone());
    }
}
