package vn.gov.phutho.cleangov.duty;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutyRecords;
import vn.gov.phutho.cleangov.unit.Unit;

/** Asks every package that has records what units owe. */
@Component
class OwedDuties {

    private final ObjectProvider<DutyRecords> records;
    private final CycleService cycles;

    OwedDuties(ObjectProvider<DutyRecords> records, CycleService cycles) {
        this.records = records;
        this.cycles = cycles;
    }

    /** @throws NoSuchElementException if the year was never opened */
    List<Duty> of(int year, List<Unit> units) {
        if (!cycles.exists(year)) {
            throw new NoSuchElementException("Năm " + year + " chưa được mở.");
        }
        return records.orderedStream()
                .flatMap(source -> source.duties(year, units).stream())
                .toList();
    }

    /** What should be done and is not; what has been overdue longest comes first. */
    List<Duty> overdue(int year, List<Unit> units, ZonedDateTime now) {
        return of(year, units).stream()
                .filter(duty -> DutyState.of(duty, now) == DutyState.OVERDUE)
                .sorted(Comparator.comparing(Duty::due).thenComparing(Duty::title))
                .toList();
    }
}
