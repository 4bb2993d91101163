package vn.gov.phutho.cleangov.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.history.Change;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.CriteriaService;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Opens and closes years and knows their deadlines. */
@Service
@Transactional
public class CycleService {

    /** The prefix of deadlines in the history, followed by the milestone: {@code deadline.REGISTRATION}. */
    public static final String DEADLINE_IN_HISTORY = "deadline.";

    /** The prefix for the first days of windows. */
    public static final String OPENING_IN_HISTORY = "opens.";

    /** The first year of the directive. */
    private static final int EARLIEST = 1998;

    private static final int NAMED_AT_MOST = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final CycleRepository cycles;
    private final DeadlineChangeRepository changes;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final CriteriaService criteria;
    private final ObjectProvider<YearObligation> obligations;
    private final History history;
    private final Clock clock;

    CycleService(
            CycleRepository cycles,
            DeadlineChangeRepository changes,
            WorkingCalendar calendar,
            UnitService units,
            CriteriaService criteria,
            ObjectProvider<YearObligation> obligations,
            History history,
            Clock clock) {
        this.cycles = cycles;
        this.changes = changes;
        this.calendar = calendar;
        this.units = units;
        this.criteria = criteria;
        this.obligations = obligations;
        this.history = history;
        this.clock = clock;
    }

    /** The default deadlines of a year, in the order of {@link Milestone}. */
    public Map<Milestone, Dates> defaultDates(int year) {
        Map<Milestone, Dates> dates = new EnumMap<>(Milestone.class);
        Arrays.stream(Milestone.values()).forEach(m -> dates.put(m, m.defaultDates(Year.of(year))));
        return dates;
    }

    /**
     * Opens a year with these deadlines and a criteria set. The set stays in force for the whole year.
     *
     * @param criteriaSet id and version ({@code TCCQCS-MACDINH/1}); blank for the default set
     * @throws RefusedException if the year is already open or closed or is out of bounds, if the deadlines are
     *     inconsistent, or if the set is unknown or not valid in the year
     */
    public void open(int year, Map<Milestone, Dates> deadlines, String criteriaSet, String by) {
        List<String> problems = new ArrayList<>();
        if (!possible(year)) {
            problems.add("Năm %d không hợp lệ: nhập một năm từ %d đến %d.".formatted(year, EARLIEST, latest()));
        } else {
            cycles.findById(year)
                    .ifPresent(open -> problems.add("Năm %d đã được mở ngày %s, không mở lần hai."
                            .formatted(year, DAY.format(open.openedAt().atZone(clock.getZone())))));
            problems.addAll(DatesCheck.problems(year, deadlines));
        }
        Optional<CriteriaSet> chosen =
                criteriaSet.isBlank() ? Optional.of(criteria.defaultSet()) : criteria.find(criteriaSet);
        if (chosen.isEmpty()) {
            problems.add("Không có bộ tiêu chí «%s».".formatted(criteriaSet));
        } else if (!chosen.get().isValidIn(year)) {
            problems.add("Bộ tiêu chí «%s» không áp dụng cho năm %d.".formatted(criteriaSet, year));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(String.join(" ", problems));
        }
        CriteriaSet inForce = chosen.orElseThrow();
        cycles.saveAndFlush(new Cycle(year, inForce.id(), inForce.version(), deadlines, by, clock.instant()));
        history.record(Change.between(Integer.toString(year), Map.of(), recorded(deadlines), ""));
    }

    private static Map<String, String> recorded(Map<Milestone, Dates> deadlines) {
        Map<String, String> recorded = new LinkedHashMap<>();
        deadlines.forEach((milestone, dates) -> {
            recorded.put(OPENING_IN_HISTORY + milestone, dates.opens().toString());
            recorded.put(DEADLINE_IN_HISTORY + milestone, dates.due().toString());
        });
        return recorded;
    }

    private boolean possible(int year) {
        return year >= EARLIEST && year <= latest();
    }

    /** Next year. A later year is assumed to be a typing error. */
    private int latest() {
        return LocalDate.now(clock).getYear() + 1;
    }

    @Transactional(readOnly = true)
    public boolean exists(int year) {
        return cycles.existsById(year);
    }

    @Transactional(readOnly = true)
    public boolean anyYear() {
        return cycles.count() > 0;
    }

    /** The window of a milestone of this year that holds for all units; the default if the year is not open. */
    @Transactional(readOnly = true)
    public Window window(int year, Milestone milestone) {
        return window(year, milestone, null);
    }

    /**
     * The window of a milestone of this year for one unit. The latest decision that covers the unit applies.
     *
     * @param unitCode null for the window that holds for all units
     * @throws NoSuchElementException if there is no such unit
     */
    @Transactional(readOnly = true)
    public Window window(int year, Milestone milestone, String unitCode) {
        return window(
                milestone,
                dates(year, milestone),
                changes.findByYearAndMilestoneOrderByIdDesc(year, milestone),
                unitCode);
    }

    /** The window for the unit in a business key; the general window for the key of the year itself. */
    @Transactional(readOnly = true)
    public Window windowOf(BusinessKey key, Milestone milestone) {
        ProcessKey parts = ProcessKey.of(key);
        return window(parts.year(), milestone, parts.unitCode());
    }

    /**
     * All windows of the year for one unit, in the order of {@link Milestone}. The decisions are read once.
     *
     * @param unitCode null for everybody
     */
    @Transactional(readOnly = true)
    public List<Window> windows(int year, String unitCode) {
        return windows(year, unitCode, decided(year));
    }

    /** The same for many units, by their codes. */
    @Transactional(readOnly = true)
    public Map<String, List<Window>> windowsOf(int year, Collection<Unit> ofUnits) {
        return windowsOf(year, ofUnits, decided(year));
    }

    private Map<String, List<Window>> windowsOf(
            int year, Collection<Unit> ofUnits, Map<Milestone, List<DeadlineChange>> decided) {
        Map<String, List<Window>> windows = new LinkedHashMap<>();
        ofUnits.forEach(unit -> windows.put(unit.code(), windows(year, unit.code(), decided)));
        return windows;
    }

    /** Where a year is, and the windows of some units by their codes; no windows if it was never opened. */
    public record Course(Phase phase, Map<String, List<Window>> windows) {}

    /** The same as {@link #phase} and {@link #windowsOf}. The decisions about deadlines are read once. */
    @Transactional(readOnly = true)
    public Course course(int year, Collection<Unit> ofUnits) {
        if (cycles.findById(year).isEmpty()) {
            return new Course(Phase.NOT_OPEN, Map.of());
        }
        Map<Milestone, List<DeadlineChange>> decided = decided(year);
        return new Course(phase(year, () -> decided), windowsOf(year, ofUnits, decided));
    }

    private List<Window> windows(int year, String unitCode, Map<Milestone, List<DeadlineChange>> decided) {
        return Arrays.stream(Milestone.values())
                .map(milestone ->
                        window(milestone, dates(year, milestone), decided.getOrDefault(milestone, List.of()), unitCode))
                .toList();
    }

    /** The decisions by milestone, the latest first. */
    private Map<Milestone, List<DeadlineChange>> decided(int year) {
        return changes.findByYearOrderByIdDesc(year).stream().collect(Collectors.groupingBy(DeadlineChange::milestone));
    }

    /** Like {@link #window(int, Milestone, String)}, for many units. The decisions are read once. */
    @Transactional(readOnly = true)
    public Map<String, Window> windows(int year, Milestone milestone, List<Unit> ofUnits) {
        Dates dates = dates(year, milestone);
        List<DeadlineChange> decided = changes.findByYearAndMilestoneOrderByIdDesc(year, milestone);
        Map<String, Window> windows = new LinkedHashMap<>();
        ofUnits.forEach(unit -> windows.put(unit.code(), window(milestone, dates, decided, unit.code())));
        return windows;
    }

    private Dates dates(int year, Milestone milestone) {
        return cycles.findById(year)
                .map(cycle -> cycle.dates(milestone))
                .orElseGet(() -> milestone.defaultDates(Year.of(year)));
    }

    private Window window(Milestone milestone, Dates dates, List<DeadlineChange> decided, String unitCode) {
        LocalDate due = dueDay(dates, decided, unitCode);
        return new Window(milestone, calendar.opens(dates.opens()), calendar.dueWithin(dates.opens(), due));
    }

    private LocalDate dueDay(Dates dates, List<DeadlineChange> decided, String unitCode) {
        return decided.stream()
                .filter(change -> covers(change, unitCode))
                .findFirst()
                .map(DeadlineChange::due)
                .orElse(dates.due());
    }

    /** The last day of a milestone for one unit as decided, before it is adjusted to working days. */
    LocalDate decidedDue(int year, Milestone milestone, String unitCode) {
        return dueDay(dates(year, milestone), changes.findByYearAndMilestoneOrderByIdDesc(year, milestone), unitCode);
    }

    private boolean covers(DeadlineChange change, String unitCode) {
        return change.unitCode() == null || unitCode != null && units.isWithin(unitCode, change.unitCode());
    }

    /**
     * All windows of the year, in the order of {@link Milestone}; the defaults for a year not opened.
     *
     * @throws NoSuchElementException if no year with this number can be opened
     */
    @Transactional(readOnly = true)
    public List<Window> windows(int year) {
        if (!possible(year)) {
            throw new NoSuchElementException(
                    "Không có năm %d: chỉ có các năm từ %d đến %d.".formatted(year, EARLIEST, latest()));
        }
        return windows(year, null);
    }

    /** The day on which the year was opened; the first of January for a year that is not open. */
    @Transactional(readOnly = true)
    public LocalDate openedOn(int year) {
        return cycles.findById(year)
                .map(cycle -> LocalDate.ofInstant(cycle.openedAt(), clock.getZone()))
                .orElseGet(() -> Year.of(year).atDay(1));
    }

    /** The years that are open and not closed. */
    @Transactional(readOnly = true)
    public List<Integer> yearsOpen() {
        return cycles.findByClosedAtIsNullOrderByYear().stream()
                .map(Cycle::getId)
                .toList();
    }

    /** The criteria set that this year began with; the default set for a year not opened. */
    @Transactional(readOnly = true)
    public CriteriaSet criteriaSet(int year) {
        return cycles.findById(year)
                .map(cycle -> criteria.set(cycle.criteriaSetId(), cycle.criteriaSetVersion()))
                .orElseGet(criteria::defaultSet);
    }

    /** What prevents the year from being closed, in Vietnamese; empty if nothing does. */
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return obligations
                .orderedStream()
                .map(obligation -> obligation.unfinished(year))
                .flatMap(Collection::stream)
                .toList();
    }

    /** Closes the year. Refused while any of its obligations is open. */
    public void close(int year, String note, String by) {
        Cycle cycle =
                cycles.findById(year).orElseThrow(() -> new NoSuchElementException("Năm " + year + " chưa được mở."));
        if (cycle.closed()) {
            throw new RefusedException("Năm " + year + " đã khép.");
        }
        List<String> unfinished = unfinished(year);
        if (!unfinished.isEmpty()) {
            String named = String.join("; ", unfinished.subList(0, Math.min(NAMED_AT_MOST, unfinished.size())));
            String more = unfinished.size() > NAMED_AT_MOST
                    ? " và %d việc khác".formatted(unfinished.size() - NAMED_AT_MOST)
                    : "";
            throw new RefusedException("Chưa khép được năm %d vì còn %d việc dở dang: %s%s."
                    .formatted(year, unfinished.size(), named, more));
        }
        cycle.close(by, clock.instant(), note);
    }

    /** The current phase of the year, by the clock and the windows. */
    @Transactional(readOnly = true)
    public Phase phase(int year) {
        return phase(year, () -> decided(year));
    }

    private Phase phase(int year, Supplier<Map<Milestone, List<DeadlineChange>>> decided) {
        Optional<Cycle> cycle = cycles.findById(year);
        if (cycle.isEmpty()) {
            return Phase.NOT_OPEN;
        }
        if (cycle.get().closed()) {
            return Phase.CLOSED;
        }
        return Phase.at(ZonedDateTime.now(clock), windows(year, null, decided.get()));
    }
}
