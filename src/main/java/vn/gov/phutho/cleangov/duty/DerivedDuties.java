package vn.gov.phutho.cleangov.duty;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.unit.Unit;

/** The duties of units as the records say now, from every package that has records. {@link DutyBoard} stores them. */
@Component
class DerivedDuties {

    private final ObjectProvider<DutySource> sources;
    private final CycleService cycles;

    DerivedDuties(ObjectProvider<DutySource> sources, CycleService cycles) {
        this.sources = sources;
        this.cycles = cycles;
    }

    /** @throws NoSuchElementException if the year was never opened */
    List<Duty> of(int year, List<Unit> units) {
        if (!cycles.exists(year)) {
            throw new NoSuchElementException("Năm " + year + " chưa được mở.");
        }
        return sources.orderedStream()
                .flatMap(source -> source.duties(year, units).stream())
                .toList();
    }

    /** The overdue duties, the longest overdue first. */
    List<Duty> overdue(int year, List<Unit> units, ZonedDateTime now) {
        return of(year, units).stream()
                .filter(duty -> DutyState.of(duty, now) == DutyState.OVERDUE)
                .sorted(Comparator.comparing(Duty::due).thenComparing(Duty::title))
                .toList();
    }
}
