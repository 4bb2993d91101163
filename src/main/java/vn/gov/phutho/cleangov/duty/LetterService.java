package vn.gov.phutho.cleangov.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.SigningField;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The letters by which a province urges its districts, and a district its communes: one to each unit that is late.
 */
@Service
@Transactional
public class LetterService {

    private final DerivedDuties derived;
    private final DutyService duties;
    private final PaperService papers;
    private final NoticeService notices;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Rights rights;

    LetterService(
            DerivedDuties derived,
            DutyService duties,
            PaperService papers,
            NoticeService notices,
            UnitService units,
            WorkingCalendar calendar,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.derived = derived;
        this.duties = duties;
        this.papers = papers;
        this.notices = notices;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A unit that should get a letter.
     *
     * @param overdue the number of its own overdue duties
     * @param draft the path of the letter that would be signed now, without {@code .pdf} or {@code .docx}
     * @param last the last letter that it got, as a quotation; null if it got none
     * @param today whether it got that letter today
     */
    record Addressee(String unit, String unitName, int overdue, String draft, String last, boolean today) {}

    /** The units directly below with overdue duties, those with the most first. */
    List<Addressee> addressees(int year, String unitCode) {
        Map<String, Integer> late = duties.overdueRightBelow(year, unitCode);
        Map<String, PaperService.Issued> letters = papers.lastIssued(
                PaperType.URGING_LETTER,
                late.keySet().stream().map(code -> new UnitYear(year, code)).toList());
        return units.childrenOf(unitCode).stream()
                .filter(unit -> late.containsKey(unit.code()))
                .map(unit -> addressee(new UnitYear(year, unit.code()), unit, late.get(unit.code()), letters))
                .sorted(Comparator.comparing(Addressee::overdue).reversed())
                .toList();
    }

    private Addressee addressee(UnitYear unitYear, Unit unit, int overdue, Map<String, PaperService.Issued> letters) {
        Optional<PaperService.Issued> last = Optional.ofNullable(letters.get(unitYear.toString()));
        return new Addressee(
                unit.code(),
                unit.name(),
                overdue,
                "/api/papers/" + PaperType.URGING_LETTER.draftOf(unitYear),
                last.map(PaperService.Issued::quoted).orElse(null),
                last.filter(this::isOfToday).isPresent());
    }

    private boolean isOfToday(PaperService.Issued letter) {
        return letter.on().equals(LocalDate.now(clock));
    }

    /** Whether a person with these groups may sign the letters of a unit: its chair, or a deputy named for letters. */
    @Transactional(readOnly = true)
    boolean maySign(String unitCode, Collection<String> groups) {
        return rights.has(groups, Right.SIGN_LETTERS, unitCode) || groups.contains(SigningField.URGING.group(unitCode));
    }

    /** Whether a person with these posts may ask the chair to sign: the officers who follow the units below may. */
    @Transactional(readOnly = true)
    boolean mayAsk(String unitCode, Collection<String> groups) {
        return rights.has(groups, Right.ASK_FOR_LETTERS, unitCode);
    }

    private static String chairOf(Unit unit) {
        return Role.chairOf(unit.level()).group(unit.code());
    }

    /**
     * The result of signing several letters at once.
     *
     * @param issued the numbers of the issued letters
     * @param refused why the others were not issued, each with its unit; Vietnamese
     */
    record Letters(List<String> issued, List<String> refused) {}

    /**
     * The chair, or a deputy named for letters, signs a letter to each of these units. It is issued, and the people
     * responsible for the overdue duties are notified.
     *
     * @param groups the groups of the signer
     */
    Letters sign(int year, List<String> unitCodes, Signature signature, Collection<String> groups) {
        List<UnitYear> late = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String code : unitCodes) {
            Unit unit = units.unit(code);
            Optional<String> objection = objection(year, unit, groups);
            if (objection.isPresent()) {
                refused.add(unit.name() + ": " + objection.get());
            } else {
                late.add(new UnitYear(year, code));
            }
        }
        List<PaperService.Issued> issued = papers.issueAll(PaperType.URGING_LETTER, late, signature);
        if (!issued.isEmpty()) {
            duties.urgeOverdue(year, unitCodes, signature.by(), chairsAbove(late));
        }
        return new Letters(issued.stream().map(PaperService.Issued::number).toList(), refused);
    }

    /** A deputy who signs a letter urges for the chair. */
    private List<String> chairsAbove(List<UnitYear> late) {
        return late.stream()
                .map(one -> chairOf(units.unit(units.unit(one.unitCode()).parentCode())))
                .distinct()
                .toList();
    }

    private Optional<String> objection(int year, Unit unit, Collection<String> groups) {
        if (unit.level() == UnitLevel.PROVINCE || !maySign(unit.parentCode(), groups)) {
            return Optional.of(
                    "chỉ đồng chí Chủ tịch UBND cấp trên trực tiếp, hoặc người được Chủ tịch giao ký thay, ký công văn đôn đốc.");
        }
        if (derived.overdue(year, List.of(unit), ZonedDateTime.now(clock)).isEmpty()) {
            return Optional.of("không còn việc nào quá hạn.");
        }
        return papers.lastIssued(PaperType.URGING_LETTER, new UnitYear(year, unit.code()))
                .filter(this::isOfToday)
                .map(letter -> "hôm nay đã ban hành công văn số %s.".formatted(letter.number()));
    }

    /** Asks the chair to sign letters. @throws RefusedException if no unit is late or there is no chair */
    void ask(int year, String unitCode, String by) {
        int late = addressees(year, unitCode).size();
        if (late == 0) {
            throw new RefusedException("Cấp dưới không còn đơn vị nào quá hạn.");
        }
        Unit unit = units.unit(unitCode);
        List<String> recipients = notices.urge(
                chairOf(unit),
                "Ký %d công văn đôn đốc cấp dưới quá hạn (trang Nhiệm vụ)".formatted(late),
                unit.name(),
                year,
                calendar.plusWorkingDays(LocalDate.now(clock), 1),
                by);
        if (recipients.isEmpty()) {
            throw new RefusedException("Chưa có ai giữ vị trí %s: hãy báo người quản trị hệ thống."
                    .formatted(units.groupName(chairOf(unit))));
        }
    }
}
