package vn.gov.phutho.cleangov.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.history.Change;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Moves the deadlines of an open year by decision. */
@Service
@Transactional
class DeadlineService {

    private static final int LONGEST_REASON = 2000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final CycleService years;
    private final CycleRepository cycles;
    private final DeadlineChangeRepository changes;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final History history;
    private final Clock clock;

    DeadlineService(
            CycleService years,
            CycleRepository cycles,
            DeadlineChangeRepository changes,
            WorkingCalendar calendar,
            UnitService units,
            History history,
            Clock clock) {
        this.years = years;
        this.cycles = cycles;
        this.changes = changes;
        this.calendar = calendar;
        this.units = units;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Moves a deadline, for one unit and all below it or for all units. The latest decision that covers a unit
     * applies to it.
     *
     * @param unitCode null for everybody
     * @throws RefusedException if the year is not open, the unit has no such deadline, the day is in the past or too
     *     late for the next milestone, or the reason is missing
     */
    void move(int year, Milestone milestone, String unitCode, LocalDate due, String reason, String by) {
        Optional<Cycle> cycle = cycles.findById(year);
        if (cycle.isEmpty() || cycle.get().closed()) {
            throw new RefusedException("Năm %d %s nên không dời được thời hạn."
                    .formatted(year, cycle.isEmpty() ? "chưa được mở" : "đã khép"));
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RefusedException("Ghi lý do dời thời hạn, không quá %d ký tự.".formatted(LONGEST_REASON));
        }
        if (unitCode != null && units.find(unitCode).isEmpty()) {
            throw new RefusedException("Không có đơn vị nào mang mã «%s».".formatted(unitCode));
        }
        if (unitCode != null && units.unit(unitCode).level().isBelow(milestone.unitLevel())) {
            throw new RefusedException("«%s» là thời hạn của cấp %s, không phải của %s."
                    .formatted(milestone.title(), milestone.unitLevel().title(), units.name(unitCode)));
        }
        Window before = years.window(year, milestone, unitCode);
        if (due.isBefore(LocalDate.now(clock)) || due.isBefore(before.opens().toLocalDate())) {
            throw new RefusedException("Hạn mới (%s) không được ở trong quá khứ hoặc trước ngày bắt đầu (%s)."
                    .formatted(DAY.format(due), DAY.format(before.opens())));
        }
        LocalDate latest = latestDue(year, milestone, unitCode);
        if (calendar.lastWorkingDayOnOrBefore(due).isAfter(latest)) {
            throw new RefusedException(
                    "Hạn mới của «%s» không được sau %s.".formatted(milestone.title(), DAY.format(latest)));
        }
        recordMove(year, milestone, unitCode, due, reason);
        changes.saveAndFlush(new DeadlineChange(year, milestone, unitCode, due, reason, by, clock.instant()));
    }

    private void recordMove(int year, Milestone milestone, String unitCode, LocalDate due, String reason) {
        LocalDate before = years.decidedDue(year, milestone, unitCode);
        history.record(Change.between(
                unitCode == null ? Integer.toString(year) : new UnitYear(year, unitCode).toString(),
                Map.of(CycleService.DEADLINE_IN_HISTORY + milestone, before.toString()),
                Map.of(CycleService.DEADLINE_IN_HISTORY + milestone, due.toString()),
                reason));
    }

    /** The decisions that moved deadlines of a year, the latest first. */
    @Transactional(readOnly = true)
    List<DeadlineChange> changes(int year) {
        return changes.findByYearOrderByIdDesc(year);
    }

    /**
     * The last day to which a deadline may be moved: the following milestones of this unit must still be possible.
     */
    private LocalDate latestDue(int year, Milestone milestone, String unitCode) {
        return switch (milestone) {
            case REGISTRATION, ASSIGNMENT, INTERIM_REVIEW -> dayBeforeOpens(year, Milestone.SELF_REVIEW, unitCode);
            case SELF_REVIEW, APPRAISAL -> lastDay(year, Milestone.DISTRICT_ASSESSMENT, unitCode);
            case DISTRICT_ASSESSMENT -> lastDay(year, Milestone.PROVINCIAL_RECOGNITION, unitCode);
            case INSPECTION_PLAN -> dayBeforeOpens(year, Milestone.INSPECTION_SUMMARY, unitCode);
            case COVERAGE_PLAN -> dayBeforeOpens(year, Milestone.COVERAGE, unitCode);
            case JUNE_REPORT -> dayBeforeOpens(year, Milestone.DECEMBER_REPORT, unitCode);
            default -> Year.of(year).atMonth(Month.DECEMBER).atEndOfMonth();
        };
    }

    private LocalDate dayBeforeOpens(int year, Milestone next, String unitCode) {
        return years.window(year, next, unitCode).opens().toLocalDate().minusDays(1);
    }

    private LocalDate lastDay(int year, Milestone next, String unitCode) {
        return years.window(year, next, unitCode).due().toLocalDate();
    }
}
