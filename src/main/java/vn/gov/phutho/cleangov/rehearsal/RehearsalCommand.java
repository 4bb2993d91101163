package vn.gov.phutho.cleangov.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.behaviour.YearTable;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Phase;

/** {@code --rehearse=2025}: plays that year, prints its table and leaves the application running for a look around. */
@Component
@ConditionalOnProperty("rehearse")
class RehearsalCommand {

    private static final Logger log = LoggerFactory.getLogger(RehearsalCommand.class);

    private final int year;
    private final ObjectProvider<Rehearsal> rehearsals;
    private final CycleService cycles;
    private final ObjectProvider<YearTable> tables;
    private final Clock clock;

    RehearsalCommand(
            @Value("${rehearse}") int year,
            ObjectProvider<Rehearsal> rehearsals,
            CycleService cycles,
            ObjectProvider<YearTable> tables,
            Clock clock) {
        this.year = year;
        this.rehearsals = rehearsals;
        this.cycles = cycles;
        this.tables = tables;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void run() {
        Rehearsal rehearsal = rehearsals.getIfAvailable();
        if (rehearsal == null) {
            log.error("--rehearse={} needs a clock that can be moved: use the profile demo", year);
            return;
        }
        if (cycles.phase(year) == Phase.CLOSED) {
            log.info(
                    "the year {} has been rehearsed before{}",
                    year,
                    tables.getObject().of(year));
            return;
        }
        try {
            report(rehearsal.play(year));
        } catch (RuntimeException failed) {
            // The application stays up, so that the cause can be looked at.
            log.error("the rehearsal of {} stopped on {}", year, LocalDate.now(clock), failed);
        }
    }

    private void report(Rehearsal.Outcome outcome) {
        outcome.undone().forEach(task -> log.warn("left undone: {}", task));
        if (cycles.phase(year) != Phase.CLOSED) {
            log.warn("the year {} is over and not closed", year);
        }
        log.info(
                "rehearsed {} in {} s: {} tasks ({} a second), {} tasks left undone, {} jobs, {} incidents,"
                        + " {} jobs left over{}",
                year,
                outcome.took().toSeconds(),
                outcome.tasks(),
                outcome.tasksPerSecond(),
                outcome.undone().size(),
                outcome.jobs(),
                outcome.incidents(),
                outcome.jobsLeft(),
                tables.getObject().of(year));
    }
}
