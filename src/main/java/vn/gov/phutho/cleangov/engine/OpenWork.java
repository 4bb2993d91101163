package vn.gov.phutho.cleangov.engine;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The timers and open tasks in the processes of a year, of all units or of some. The database filters by the unit at
 * the end of the business key, so nothing of other units is loaded.
 */
@Component
public class OpenWork {

    private static final String CONCERNED =
            "(business_key = :year or business_key like :year || '-%') and (:everybody or unit_code = any (:units))";

    private final JdbcClient jdbc;

    OpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The selection of processes.
     *
     * @param unitCodes the codes of the units; null for all of the year
     */
    public record Scope(int year, Set<String> unitCodes) {}

    /** An open task and when it is due. */
    public record OpenTask(String id, Instant due) {}

    /** A running process, and its business key. */
    public record OpenProcess(String id, String key) {}

    public List<String> timers(Scope scope) {
        return in(scope, "select id from open_timer where " + CONCERNED)
                .query(String.class)
                .list();
    }

    public List<OpenTask> tasks(Scope scope) {
        return in(scope, "select id, due from open_task where " + CONCERNED)
                .query((row, number) -> new OpenTask(
                        row.getString("id"), row.getTimestamp("due").toInstant()))
                .list();
    }

    /** @param definition the key of their process definition, in any version */
    public List<OpenProcess> processes(String definition, Scope scope) {
        return in(scope, "select id, business_key from open_process where definition = :definition and " + CONCERNED)
                .param("definition", definition)
                .query((row, number) -> new OpenProcess(row.getString("id"), row.getString("business_key")))
                .list();
    }

    private JdbcClient.StatementSpec in(Scope scope, String sql) {
        Set<String> units = scope.unitCodes() == null ? Set.of() : scope.unitCodes();
        return jdbc.sql(sql)
                .param("year", Integer.toString(scope.year()))
                .param("everybody", scope.unitCodes() == null)
                .param("units", units.toArray(String[]::new));
    }
}
