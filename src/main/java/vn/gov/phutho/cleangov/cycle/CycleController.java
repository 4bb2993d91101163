package vn.gov.phutho.cleangov.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The open years and their deadlines as JSON. */
@RestController
class CycleController {

    private final CycleService cycles;
    private final UnitService units;

    CycleController(CycleService cycles, UnitService units) {
        this.cycles = cycles;
        this.units = units;
    }

    /** @param title what officials call the milestone */
    record Deadline(Milestone milestone, String title, UnitLevel unitLevel, OffsetDateTime opens, OffsetDateTime due) {

        static Deadline of(Window window) {
            return new Deadline(
                    window.milestone(),
                    window.milestone().title(),
                    window.milestone().unitLevel(),
                    window.opens().toOffsetDateTime(),
                    window.due().toOffsetDateTime());
        }
    }

    /**
     * A decision that moved a deadline.
     *
     * @param unitName null for everybody
     */
    record Change(
            Milestone milestone,
            String title,
            String unitName,
            LocalDate due,
            String reason,
            String decidedBy,
            Instant decidedAt) {}

    /** The years that are open, the earliest first. */
    @GetMapping("/api/years")
    List<Integer> years() {
        return cycles.yearsOpen();
    }

    /**
     * Every deadline of the year; with a unit, those that its own level and those below it have, as they stand for it.
     */
    @GetMapping("/api/years/{year}/deadlines")
    List<Deadline> deadlines(@PathVariable int year, @RequestParam(defaultValue = "") String unit) {
        if (unit.isBlank()) {
            return cycles.windows(year).stream().map(Deadline::of).toList();
        }
        Unit concerned = units.unit(unit);
        return Stream.of(Milestone.values())
                .filter(milestone -> !concerned.level().isBelow(milestone.unitLevel()))
                .map(milestone -> Deadline.of(cycles.window(year, milestone, concerned.code())))
                .toList();
    }

    /** How the deadlines of the year were moved, the latest decision first. */
    @GetMapping("/api/years/{year}/deadline-changes")
    List<Change> changes(@PathVariable int year) {
        return cycles.changes(year).stream()
                .map(change -> new Change(
                        change.milestone(),
                        change.milestone().title(),
                        change.unitCode() == null ? null : units.name(change.unitCode()),
                        change.due(),
                        change.reason(),
                        change.decidedBy(),
                        change.decidedAt()))
                .toList();
    }
}
