package vn.gov.phutho.cleangov.duty;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutyRecords;
import vn.gov.phutho.cleangov.unit.Unit;

/** Asks every package that has records what units owe. */
@Component
class OwedDuties {

    private final ObjectProvider<DutyRecords> records;

    OwedDuties(ObjectProvider<DutyRecords> records) {
        this.records = records;
    }

    List<Duty> of(int year, List<Unit> units) {
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
