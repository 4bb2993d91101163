package vn.gov.phutho.cleangov.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Phase;

/** A rehearsal plays any units file, even one of a single commune, and goes on where an official fails. */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "cleangov.database.directory=target/databases/${random.uuid}",
            // No power fails here: a commit need not wait for the disk.
            "spring.datasource.hikari.connection-init-sql=set synchronous_commit = off",
            // The engine's name is known to the whole JVM, where other tests have one of their own.
            "camunda.bpm.process-engine-name=smallest-rehearsal",
            "cleangov.units.file=classpath:units-one.csv",
            "cleangov.units.agencies=classpath:agencies-small.csv",
            "cleangov.demo.open-year=false",
            "cleangov.clock.starts-on=--01-01"
        })
@ActiveProfiles("demo")
@DirtiesContext
@Tag(CleangovTest.APPLICATION)
class SmallestRehearsalTest {

    @Autowired
    private Rehearsal rehearsal;

    @MockitoSpyBean
    private Officials officials;

    @Autowired
    private CycleService cycles;

    @Autowired
    private Clock clock;

    @Test
    void a_year_of_one_commune_is_played_to_its_end_though_two_officials_fail() {
        int year = LocalDate.now(clock).getYear();
        doReturn(Map.of()).when(officials).form(taskOf("UserTask_SetEmulationTargets"), anyInt(), any());
        doThrow(new IllegalStateException("planted"))
                .when(officials)
                .form(taskOf("UserTask_ReviewHalfYear"), anyInt(), any());

        Rehearsal.Outcome outcome = rehearsal.play(year);

        assertThat(cycles.phase(year)).isEqualTo(Phase.CLOSED);
        assertThat(outcome.incidents()).isZero();
        assertThat(outcome.tasks()).isGreaterThan(100);
        assertThat(outcome.undone())
                .extracting(Rehearsal.Undone::reason)
                .containsExactly("Nhập số văn bản giao chỉ tiêu thi đua, ví dụ 12/QĐ-UBND.");
    }

    private static RehearsalProcess.Waiting taskOf(String element) {
        return argThat(task -> task != null && task.element().equals(element));
    }
}
