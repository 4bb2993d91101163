package vn.gov.phutho.cleangov.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The duties of every unit in a year by the directive, the people responsible, and their urgings. */
@Service
@Transactional
public class DutyService {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
    private static final int PAGE = 50;

    private final DerivedDuties derived;
    private final DutyBoard board;
    private final DutyUrgingRepository dutyUrgings;
    private final NoticeService notices;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Rights rights;

    DutyService(
            DerivedDuties derived,
            DutyBoard board,
            DutyUrgingRepository dutyUrgings,
            NoticeService notices,
            UnitService units,
            WorkingCalendar calendar,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.derived = derived;
        this.board = board;
        this.dutyUrgings = dutyUrgings;
        this.notices = notices;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The duties of a unit and the progress of all units below it, read from the board.
     *
     * @param readerGroups the reader's posts; they decide which people the reader may urge
     * @param page the page of overdue duties of the units below, from 0
     * @throws NoSuchElementException if there is no such unit
     */
    DutyPage list(int year, String unitCode, Collection<String> readerGroups, int page) {
        Unit unit = units.unit(unitCode);
        ZonedDateTime now = ZonedDateTime.now(clock);
        DutyBoard.LinePage overdue = board.overdueBelow(year, unit, page, PAGE);
        Map<String, Map<DutyState, Long>> below = board.unitsBelow(year, unit);
        return new DutyPage(
                year,
                unitCode,
                unit.name(),
                board.own(year, unit).stream()
                        .map(line -> row(line, readerGroups, now))
                        .toList(),
                board.clausesBelow(year, unit).entrySet().stream()
                        .map(one -> new DutyPage.OfClause(
                                one.getKey().id(), one.getKey().text(), one.getValue()))
                        .toList(),
                units.childrenOf(unitCode).stream()
                        .map(child -> new DutyPage.OfUnit(
                                child.code(), child.name(), below.getOrDefault(child.code(), Map.of())))
                        .toList(),
                overdue.lines().stream()
                        .map(line -> row(line, readerGroups, now))
                        .toList(),
                overdue.total(),
                page,
                (int) ((overdue.total() + PAGE - 1) / PAGE));
    }

    /** The number of overdue duties of each unit directly below, by its code. Units without one are missing. */
    Map<String, Integer> overdueRightBelow(int year, String unitCode) {
        return board.overdueOf(year, units.childrenOf(unitCode));
    }

    /** Passes all overdue duties of the units below to the reader, one by one. */
    void eachOverdueBelow(int year, String unitCode, Collection<String> readerGroups, Consumer<DutyPage.Row> reader) {
        Unit unit = units.unit(unitCode);
        ZonedDateTime now = ZonedDateTime.now(clock);
        board.eachOverdueBelow(year, unit, line -> reader.accept(row(line, readerGroups, now)));
    }

    private DutyPage.Row row(DutyBoard.Line line, Collection<String> readerGroups, ZonedDateTime now) {
        Duty duty = line.duty();
        DutyState state = DutyState.of(duty, now);
        boolean overdue = state == DutyState.OVERDUE;
        return new DutyPage.Row(
                duty.code(),
                duty.clause().id(),
                duty.clause().text(),
                duty.title(),
                duty.unitCode(),
                units.known(duty.unitCode()).map(Unit::name).orElse(duty.unitCode()),
                units.groupName(duty.group()),
                line.people(),
                duty.opens().toOffsetDateTime(),
                duty.due().toOffsetDateTime(),
                state,
                overdue ? duty.due().toOffsetDateTime() : null,
                overdue ? calendar.workingDaysBetween(duty.due().toLocalDate(), now.toLocalDate()) : 0,
                duty.doneAt(),
                line.urged(),
                state.open() && mayUrge(readerGroups, duty));
    }

    /**
     * Urges the people responsible for a duty, and records it. Allowed once a day.
     *
     * @param by the account of the person who urges
     * @param groups the posts of that person
     * @throws RefusedException if the duty is done or cannot be done yet, if that person may not urge these people,
     *     if the post is vacant, or if somebody has already urged today
     * @throws NoSuchElementException if the unit has no such duty in this year
     */
    void urge(int year, String unitCode, String code, String by, Collection<String> groups) {
        Duty duty = derived.of(year, List.of(units.unit(unitCode))).stream()
                .filter(one -> one.code().equals(code) && one.unitCode().equals(unitCode))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "Không có nhiệm vụ «%s» của đơn vị «%s» trong năm %d.".formatted(code, unitCode, year)));
        urge(year, duty, by, groups).ifPresent(objection -> {
            throw new RefusedException(objection);
        });
    }

    /**
     * The result of urging several units at once.
     *
     * @param urged the number of duties whose people were urged
     * @param refused why the others were not urged, each with its unit; Vietnamese
     */
    record Urgings(int urged, List<String> refused) {}

    /**
     * Urges for every overdue duty of these units, like {@link #urge}. The refusal of one does not stop the others.
     */
    Urgings urgeOverdue(int year, List<String> unitCodes, String by, Collection<String> groups) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        List<String> refused = new ArrayList<>();
        int urged = 0;
        for (Duty duty : derived.of(year, unitCodes.stream().map(units::unit).toList())) {
            if (DutyState.of(duty, now) == DutyState.OVERDUE) {
                Optional<String> objection = urge(year, duty, by, groups);
                objection.ifPresent(sentence ->
                        refused.add("%s, «%s»: %s".formatted(units.name(duty.unitCode()), duty.title(), sentence)));
                urged += objection.isPresent() ? 0 : 1;
            }
        }
        return new Urgings(urged, refused);
    }

    /** Returns the reason why nothing was sent, in Vietnamese; empty if somebody was urged. */
    private Optional<String> urge(int year, Duty duty, String by, Collection<String> groups) {
        String unitCode = duty.unitCode();
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (!DutyState.of(duty, now).open()) {
            return Optional.of("«%s» %s nên không đôn đốc."
                    .formatted(duty.title(), duty.doneAt() == null ? "chưa đến kỳ" : "đã xong"));
        }
        if (!mayUrge(groups, duty)) {
            return Optional.of("Bạn không có quyền đôn đốc %s.".formatted(units.groupName(duty.group())));
        }
        Optional<DutyUrging> today = dutyUrgings.findByYearAndUnitCodeInOrderById(year, List.of(unitCode)).stream()
                .filter(urging -> urging.duty().equals(duty.code()))
                .filter(urging ->
                        LocalDate.ofInstant(urging.urgedAt(), clock.getZone()).equals(now.toLocalDate()))
                .findFirst();
        if (today.isPresent()) {
            return Optional.of("Hôm nay đã đôn đốc việc này lúc %s."
                    .formatted(MOMENT.format(today.get().urgedAt().atZone(clock.getZone()))));
        }
        List<String> recipients = notices.urgeTask(
                duty.group(),
                duty.title(),
                units.name(unitCode),
                year,
                duty.due().toLocalDate(),
                by);
        if (recipients.isEmpty()) {
            return Optional.of("Chưa có ai giữ vị trí %s: hãy báo người quản trị hệ thống."
                    .formatted(units.groupName(duty.group())));
        }
        dutyUrgings.saveAndFlush(new DutyUrging(year, duty, String.join(", ", recipients), by, clock.instant()));
        return Optional.empty();
    }

    private boolean mayUrge(Collection<String> groups, Duty duty) {
        return !groups.contains(duty.group()) && rights.over(groups, Right.URGE, duty.group());
    }
}
