package vn.gov.phutho.cleangov.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperContent;
import vn.gov.phutho.cleangov.document.PaperSource;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The content of the letter by which a unit urges a unit below it: all overdue duties of that unit. */
@Component
class DutyPapers implements PaperSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** The number of working days that the letter grants. */
    private static final int DAYS_LEFT = 5;

    private final DerivedDuties derived;
    private final CycleService cycles;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DutyPapers(DerivedDuties derived, CycleService cycles, UnitService units, WorkingCalendar calendar, Clock clock) {
        this.derived = derived;
        this.cycles = cycles;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Set<PaperType> types() {
        return Set.of(PaperType.URGING_LETTER);
    }

    /** No letter for a unit without overdue duties, and none for the province, because no unit is above it. */
    @Override
    @Transactional(readOnly = true)
    public Optional<PaperContent> content(PaperType type, String key) {
        return BusinessKey.find(UnitYear.class, key)
                .filter(id -> cycles.exists(id.year()))
                .flatMap(id -> units.find(id.unitCode())
                        .filter(unit -> unit.level() != UnitLevel.PROVINCE)
                        .flatMap(unit -> content(id.year(), unit)));
    }

    private Optional<PaperContent> content(int year, Unit unit) {
        LocalDate today = LocalDate.now(clock);
        List<Map<String, String>> rows = new ArrayList<>();
        for (Duty duty : derived.overdue(year, List.of(unit), ZonedDateTime.now(clock))) {
            rows.add(Map.of(
                    "order", Integer.toString(rows.size() + 1),
                    "title", duty.title(),
                    "due", DAY.format(duty.due()),
                    "overdue",
                            Integer.toString(
                                    calendar.workingDaysBetween(duty.due().toLocalDate(), today))));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new PaperContent(unit.parentCode(), year)
                        .unit("addressee", unit.name())
                        .text("count", rows.size())
                        .text("until", DAY.format(calendar.plusWorkingDays(today, DAYS_LEFT)))
                        .text("homeAffairs", unit.level() == UnitLevel.DISTRICT ? "Sở Nội vụ" : "Phòng Nội vụ")
                        .table("rows", rows));
    }
}
