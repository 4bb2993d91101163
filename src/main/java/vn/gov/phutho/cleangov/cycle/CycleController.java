package vn.gov.phutho.cleangov.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Places;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The open years and their deadlines as JSON. */
@RestController
class CycleController {

    private static final int UNITS_AT_ONCE = 50;

    private final CycleService cycles;
    private final DeadlineService deadlines;
    private final CycleProcess process;
    private final UnitService units;
    private final ReadAccess access;
    private final Rights rights;

    CycleController(
            CycleService cycles,
            DeadlineService deadlines,
            CycleProcess process,
            UnitService units,
            ReadAccess access,
            Rights rights) {
        this.rights = rights;
        this.cycles = cycles;
        this.deadlines = deadlines;
        this.process = process;
        this.units = units;
        this.access = access;
    }

    /** @param title the milestone's Vietnamese name */
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
     * @param unitName null if the decision is for all units
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
     * Every deadline of the year. With a unit: the deadlines of its level and of those below it, as they apply to
     * this unit, for those who may read it.
     */
    @GetMapping("/api/years/{year}/deadlines")
    List<Deadline> deadlines(@PathVariable int year, @RequestParam(defaultValue = "") String unit) {
        if (unit.isBlank()) {
            return cycles.windows(year).stream().map(Deadline::of).toList();
        }
        access.require(unit);
        // An impossible year is refused first.
        cycles.windows(year);
        Unit concerned = units.unit(unit);
        return Stream.of(Milestone.values())
                .filter(milestone -> !concerned.level().isBelow(milestone.unitLevel()))
                .map(milestone -> Deadline.of(cycles.window(year, milestone, concerned.code())))
                .toList();
    }

    /**
     * The request to move a deadline for several units at once.
     *
     * @param due the last day, as {@code 2026-03-20}
     */
    record Extension(String milestone, List<String> units, String due, String reason) {}

    /** Moves a deadline of these units, like the form in Tasklist does for one unit. All are moved or none. */
    @PostMapping("/api/years/{year}/deadline-changes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extend(@PathVariable int year, @RequestBody Extension extension) {
        rights.require(Right.CHANGE_DEADLINES);
        List<String> chosen = extension.units() == null ? List.of() : extension.units();
        if (chosen.isEmpty() || chosen.size() > UNITS_AT_ONCE) {
            throw new RefusedException("Chọn từ 1 đến %d đơn vị.".formatted(UNITS_AT_ONCE));
        }
        chosen.forEach(access::require);
        process.deadlinesMoved(
                year, given(extension.milestone()), chosen, given(extension.due()), given(extension.reason()));
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }

    /** The decisions that moved deadlines of the year for all units or for units that the reader may read, the latest first. */
    @GetMapping("/api/years/{year}/deadline-changes")
    List<Change> changes(@PathVariable int year) {
        Places places = access.places();
        return deadlines.changes(year).stream()
                .filter(change -> change.unitCode() == null || places.mayRead(units.unit(change.unitCode())))
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
