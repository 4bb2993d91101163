package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

/** Which failures mean that two people changed the same thing, and which are defects that must stay visible. */
class ConcurrencyTranslationTest {

    @Test
    void an_ended_process_a_deadlock_and_a_concurrently_changed_dossier_are_collisions() {
        assertCollision(
                batch("23503", "violates foreign key constraint \"act_fk_exe_procinst\" on \"act_ru_execution\""));
        assertCollision(batch("40P01", "deadlock detected"));
        assertCollision(batch("40001", "could not serialize access"));
        assertCollision(new OptimisticLockingFailureException("Row was updated or deleted by another transaction"));
    }

    @Test
    void a_broken_reference_of_our_own_and_other_failures_are_defects() {
        assertDefect(batch("23503", "violates foreign key constraint \"score_dossier_id_fkey\" on table \"score\""));
        assertDefect(batch("23505", "duplicate key value violates unique constraint \"act_uniq_variable\""));
        assertDefect(batch("22001", "value too long for type character varying(4000)"));
        assertDefect(new IllegalStateException("a defect"));
    }

    /** As the engine's batches come: wrapped twice. */
    private static ProcessEngineException batch(String state, String message) {
        BatchUpdateException batch = new BatchUpdateException();
        batch.initCause(new SQLException(message, state));
        return new ProcessEngineException("An exception occurred in the persistence layer.", batch);
    }

    private static void assertCollision(RuntimeException failure) {
        assertThatThrownBy(() -> fails(failure))
                .isInstanceOf(OptimisticLockingException.class)
                .hasCause(failure);
    }

    private static void assertDefect(RuntimeException failure) {
        assertThatThrownBy(() -> fails(failure)).isSameAs(failure);
    }

    private static void fails(RuntimeException failure) {
        ConcurrencyTranslation interceptor = new ConcurrencyTranslation();
        interceptor.setNext(new CommandExecutor() {
            @Override
            public <T> T execute(Command<T> command) {
                throw failure;
            }
        });
        interceptor.execute(context -> null);
    }
}
