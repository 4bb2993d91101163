package vn.gov.phutho.cleangov.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierFigures;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.overview.YearFigures;
import vn.gov.phutho.cleangov.report.Half;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** {@code --rehearse=2025}: plays that year, prints its table and leaves the application running for a look around. */
@Component
@ConditionalOnProperty("rehearse")
class RehearsalCommand {

    private static final Logger log = LoggerFactory.getLogger(RehearsalCommand.class);
    private static final String ROW = "%n%-24s %5s %8s %8s %8s %5s %5s %5s %5s %5s";

    private final int year;
    private final Rehearsal rehearsal;
    private final CycleService cycles;
    private final DossierService dossiers;
    private final OverviewService overview;
    private final UnitService units;
    private final Clock clock;

    RehearsalCommand(
            @Value("${rehearse}") int year,
            Rehearsal rehearsal,
            CycleService cycles,
            DossierService dossiers,
            OverviewService overview,
            UnitService units,
            Clock clock) {
        this.year = year;
        this.rehearsal = rehearsal;
        this.cycles = cycles;
        this.dossiers = dossiers;
        this.overview = overview;
        this.units = units;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void run() {
        if (cycles.phase(year) == Phase.CLOSED) {
            log.info("the year {} has been rehearsed before{}", year, table());
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
                table());
    }

    private String table() {
        StringBuilder table = new StringBuilder(
                ROW.formatted("", "xã", "đăng ký", "tự chấm", "xếp loại", "XS", "VM", "K", "TB", "YK"));
        for (Unit district : units.districts()) {
            DossierFigures f = dossiers.figures(year, district.code());
            table.append(ROW.formatted(Stream.concat(
                            Stream.of(district.name(), f.communes(), f.registered(), f.selfReviewed(), f.assessed()),
                            Stream.of(Classification.values()).map(f.byClass()::get))
                    .toArray()));
        }
        YearFigures f = overview.year(year);
        table.append(ROW.formatted(Stream.concat(
                        Stream.of("Cộng", f.communes(), f.registered(), f.selfReviewed(), f.assessed()),
                        Stream.of(Classification.values()).map(f.byClass()::get))
                .toArray()));
        return table
                + Stream.of(Half.values())
                        .map(half -> "%nbáo cáo %s: %d/%d đã tiếp nhận"
                                .formatted(
                                        half,
                                        f.reports().get(half).received(),
                                        f.reports().get(half).expected()))
                        .collect(Collectors.joining());
    }
}
