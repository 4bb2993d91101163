package vn.gov.phutho.cleangov.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.platform.Refusal;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** What every unit owes in a year by the directive, who answers for it, and how they were urged. */
@Service
@Transactional
public class DutyService {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
    private static final Comparator<DutyList.Row> DUE_FIRST = Comparator.comparing(DutyList.Row::due)
            .thenComparing(DutyList.Row::unitName)
            .thenComparing(DutyList.Row::clause)
            .thenComparing(DutyList.Row::title);

    private final OwedDuties owed;
    private final DutyUrgingRepository dutyUrgings;
    private final NoticeService notices;
    private final Accounts accounts;
    private final CycleService cycles;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DutyService(
            OwedDuties owed,
            DutyUrgingRepository dutyUrgings,
            NoticeService notices,
            Accounts accounts,
            CycleService cycles,
            UnitService units,
            WorkingCalendar calendar,
            Clock clock) {
        this.owed = owed;
        this.dutyUrgings = dutyUrgings;
        this.notices = notices;
        this.accounts = accounts;
        this.cycles = cycles;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The duties of a unit and of all below it.
     *
     * @param readerGroups the posts of whoever reads the list, which decide whom they may urge
     * @throws NoSuchElementException if the year was never opened, or there is no such unit
     */
    @Transactional(readOnly = true)
    DutyList list(int year, String unitCode, Collection<String> readerGroups) {
        Unit unit = units.unit(unitCode);
        List<Duty> all = duties(year, units.within(unitCode));
        ZonedDateTime now = ZonedDateTime.now(clock);
        List<Duty> below =
                all.stream().filter(duty -> !duty.unitCode().equals(unitCode)).toList();
        List<Duty> shown = all.stream()
                .filter(duty -> duty.unitCode().equals(unitCode) || DutyState.of(duty, now) == DutyState.OVERDUE)
                .toList();
        Map<Boolean, List<DutyList.Row>> rows = rows(year, shown, readerGroups, now).stream()
                .sorted(DUE_FIRST)
                .collect(Collectors.partitioningBy(row -> row.unit().equals(unitCode)));
        return new DutyList(
                year,
                unitCode,
                unit.name(),
                rows.get(true),
                byClause(below, now),
                byUnit(units.childrenOf(unitCode), below, now),
                rows.get(false));
    }

    private List<Duty> duties(int year, List<Unit> of) {
        if (!cycles.exists(year)) {
            throw new NoSuchElementException("Năm " + year + " chưa được mở.");
        }
        return owed.of(year, of);
    }

    private List<DutyList.Row> rows(int year, List<Duty> duties, Collection<String> readerGroups, ZonedDateTime now) {
        Map<String, List<String>> people =
                notices.peopleOf(duties.stream().map(Duty::group).collect(Collectors.toSet()));
        Map<String, DutyUrging> urged = new HashMap<>();
        dutyUrgings
                .findByYearAndUnitCodeInOrderById(
                        year, duties.stream().map(Duty::unitCode).collect(Collectors.toSet()))
                .forEach(urging -> urged.put(urging.unitCode() + urging.duty(), urging));
        Map<String, String> names = new HashMap<>();
        List<DutyList.Row> rows = new ArrayList<>();
        for (Duty duty : duties) {
            DutyState state = DutyState.of(duty, now);
            boolean overdue = state == DutyState.OVERDUE;
            rows.add(new DutyList.Row(
                    duty.code(),
                    duty.clause().id(),
                    duty.clause().text(),
                    duty.title(),
                    duty.unitCode(),
                    units.name(duty.unitCode()),
                    units.groupName(duty.group()),
                    people.getOrDefault(duty.group(), List.of()),
                    duty.opens().toOffsetDateTime(),
                    duty.due().toOffsetDateTime(),
                    state,
                    overdue ? duty.due().toOffsetDateTime() : null,
                    overdue ? calendar.workingDaysBetween(duty.due().toLocalDate(), now.toLocalDate()) : 0,
                    duty.doneAt(),
                    Optional.ofNullable(urged.get(duty.unitCode() + duty.code()))
                            .map(last -> new DutyList.Urged(
                                    last.urgedAt(),
                                    names.computeIfAbsent(last.urgedBy(), accounts::nameOf),
                                    last.recipients()))
                            .orElse(null),
                    state.open() && mayUrge(readerGroups, duty)));
        }
        return rows;
    }

    private static List<DutyList.OfClause> byClause(List<Duty> duties, ZonedDateTime now) {
        Map<Clause, List<Duty>> byClause = duties.stream()
                .collect(Collectors.groupingBy(Duty::clause, () -> new EnumMap<>(Clause.class), Collectors.toList()));
        return byClause.entrySet().stream()
                .map(one ->
                        new DutyList.OfClause(one.getKey().id(), one.getKey().text(), states(one.getValue(), now)))
                .toList();
    }

    private List<DutyList.OfUnit> byUnit(List<Unit> children, List<Duty> duties, ZonedDateTime now) {
        Map<String, List<Duty>> byUnit = duties.stream().collect(Collectors.groupingBy(Duty::unitCode));
        return children.stream()
                .map(child -> new DutyList.OfUnit(
                        child.code(),
                        child.name(),
                        states(
                                units.within(child.code()).stream()
                                        .flatMap(unit -> byUnit.getOrDefault(unit.code(), List.of()).stream())
                                        .toList(),
                                now)))
                .toList();
    }

    private static Map<DutyState, Long> states(List<Duty> duties, ZonedDateTime now) {
        return duties.stream()
                .map(duty -> DutyState.of(duty, now))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /**
     * Tells those who answer for a duty at once that it is time, and records it. Once a day is enough.
     *
     * @param by the account of whoever urges
     * @param groups their posts
     * @return a refusal where it is done or not time yet, where they may not urge these people, where nobody holds the post,
     *     or where somebody has urged today
     * @throws NoSuchElementException if the unit has no such duty in this year
     */
    Optional<Refusal> urge(int year, String unitCode, String code, String by, Collection<String> groups) {
        Duty duty = duties(year, List.of(units.unit(unitCode))).stream()
                .filter(one -> one.code().equals(code) && one.unitCode().equals(unitCode))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "Không có nhiệm vụ «%s» của đơn vị «%s» trong năm %d.".formatted(code, unitCode, year)));
        return urge(year, duty, by, groups);
    }

    /**
     * What came of urging several units at once.
     *
     * @param urged duties whose people were told
     * @param refused why the others were not told, each with its unit; Vietnamese
     */
    record Urgings(int urged, List<String> refused) {}

    /** Urges every overdue duty of these units, as {@link #urge} does; a refusal of one does not hold up the others. */
    Urgings urgeOverdue(int year, List<String> unitCodes, String by, Collection<String> groups) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        List<String> refused = new ArrayList<>();
        int urged = 0;
        for (Duty duty : duties(year, unitCodes.stream().map(units::unit).toList())) {
            if (DutyState.of(duty, now) == DutyState.OVERDUE) {
                Optional<Refusal> refusal = urge(year, duty, by, groups);
                refusal.ifPresent(one -> refused.add(
                        "%s, «%s»: %s".formatted(units.name(duty.unitCode()), duty.title(), one.message())));
                urged += refusal.isPresent() ? 0 : 1;
            }
        }
        return new Urgings(urged, refused);
    }

    private Optional<Refusal> urge(int year, Duty duty, String by, Collection<String> groups) {
        String unitCode = duty.unitCode();
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (!DutyState.of(duty, now).open()) {
            return Optional.of(new Refusal("«%s» %s nên không đôn đốc."
                    .formatted(duty.title(), duty.doneAt() == null ? "chưa đến kỳ" : "đã xong")));
        }
        if (!mayUrge(groups, duty)) {
            return Optional.of(new Refusal("Bạn không có quyền đôn đốc %s.".formatted(units.groupName(duty.group()))));
        }
        Optional<DutyUrging> today = dutyUrgings.findByYearAndUnitCodeInOrderById(year, List.of(unitCode)).stream()
                .filter(urging -> urging.duty().equals(duty.code()))
                .filter(urging ->
                        LocalDate.ofInstant(urging.urgedAt(), clock.getZone()).equals(now.toLocalDate()))
                .findFirst();
        if (today.isPresent()) {
            return Optional.of(new Refusal("Hôm nay đã đôn đốc việc này lúc %s."
                    .formatted(MOMENT.format(today.get().urgedAt().atZone(clock.getZone())))));
        }
        List<String> told = notices.urge(
                duty.group(),
                duty.title(),
                units.name(unitCode),
                year,
                duty.due().toLocalDate(),
                by);
        if (told.isEmpty()) {
            return Optional.of(new Refusal("Chưa có ai giữ vị trí %s: hãy báo người quản trị hệ thống."
                    .formatted(units.groupName(duty.group()))));
        }
        dutyUrgings.saveAndFlush(new DutyUrging(year, duty, String.join(", ", told), by, clock.instant()));
        return Optional.empty();
    }

    private boolean mayUrge(Collection<String> groups, Duty duty) {
        return !groups.contains(duty.group()) && units.leads(groups, duty.group());
    }
}
