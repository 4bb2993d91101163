package vn.gov.phutho.cleangov.overview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the engine which way a dossier has taken: its processes, who did what in them and when, and where it stands now. */
@Component
class PathProcess {

    private final JdbcClient jdbc;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final Clock clock;

    PathProcess(JdbcClient jdbc, ObjectProvider<ProcessEngineConfigurationImpl> engine, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * A process that ran or runs for a dossier.
     *
     * @param key of the dossier, or of its district
     * @param ended null as long as it runs
     * @param steps what people did or have to do in it, the earliest first
     */
    record Way(String instance, String key, String title, ZonedDateTime began, ZonedDateTime ended, List<Step> steps) {

        public boolean waits() {
            return ended == null;
        }
    }

    /**
     * A task.
     *
     * @param person who did it or has claimed it; null if nobody has
     * @param due null for a task without a deadline
     * @param done null as long as it is open
     * @param dropped it was taken back before anybody did it
     */
    record Step(
            String title, String person, ZonedDateTime began, ZonedDateTime due, ZonedDateTime done, boolean dropped) {

        public boolean late() {
            return done != null && due != null && done.isAfter(due);
        }
    }

    /** A diagram and what of it was passed, and where it waits. */
    record Diagram(String title, String xml, Set<String> passed, Set<String> current) {}

    /** What ran and runs under these keys, what began last comes first. */
    List<Way> ways(Collection<String> keys) {
        Map<String, Way> ways = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.id_, p.business_key_, coalesce(d.name_, d.key_) as title, p.start_time_, p.end_time_
                        from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
                        where p.business_key_ in (:keys) order by p.start_time_ desc, p.id_
                        """).param("keys", keys).query(row -> {
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
                            select t.proc_inst_id_, t.name_, nullif(concat_ws(' ', u.first_, u.last_), '') as person,
                                   t.start_time_, t.due_date_, t.end_time_, coalesce(t.delete_reason_, '')
                            from act_hi_taskinst t left join act_id_user u on u.id_ = t.assignee_
                            where t.proc_inst_id_ in (:ways) order by t.start_time_, t.id_
                            """).param("ways", ways.keySet()).query(row -> {
                boolean ended = row.getTimestamp(6) != null;
                boolean dropped = ended && !row.getString(7).equals("completed");
                ways.get(row.getString(1))
                        .steps()
                        .add(new Step(
                                row.getString(2),
                                row.getString(3),
                                time(row.getTimestamp(4)),
                                time(row.getTimestamp(5)),
                                time(row.getTimestamp(6)),
                                dropped));
            });
        }
        return List.copyOf(ways.values());
    }

    /** The diagram of a process that ran or runs under one of these keys; empty if there is no such process. */
    Optional<Diagram> diagram(String instance, Collection<String> keys) {
        return jdbc.sql("""
                        select p.proc_def_id_, coalesce(d.name_, d.key_)
                        from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
                        where p.id_ = :instance and p.business_key_ in (:keys)
                        """)
                .param("instance", instance)
                .param("keys", keys)
                .query((row, number) -> diagram(instance, row.getString(1), row.getString(2)))
                .optional();
    }

    private Diagram diagram(String instance, String definition, String title) {
        Set<String> passed = new LinkedHashSet<>();
        Set<String> current = new LinkedHashSet<>();
        jdbc.sql("select act_id_, end_time_ is null from act_hi_actinst where proc_inst_id_ = ? order by start_time_")
                .param(instance)
                .query(row -> {
                    (row.getBoolean(2) ? current : passed).add(row.getString(1).replace("#multiInstanceBody", ""));
                });
        passed.removeAll(current);
        return new Diagram(title, model(definition), passed, current);
    }

    /** Whoever may read the dossier may see its diagram; the engine's own rights know models only as a whole. */
    private String model(String definition) {
        try (InputStream model = engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(
                        () -> engine.getObject().getRepositoryService().getProcessModel(definition)))) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ZonedDateTime time(Timestamp at) {
        return at == null ? null : at.toInstant().atZone(clock.getZone());
    }
}
