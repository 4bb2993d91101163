package vn.gov.phutho.cleangov.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.DistrictFigures;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.cycle.YearObligation;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The districts' programmes of a year: expected, written, approved, carried out (D2.1, D2.2a, D2.3a, D2.3b). */
@Service
@Transactional
public class ProgrammeService implements DistrictFigures, YearObligation {

    private static final int LONGEST_TEXT = 4000;
    private static final int MOST_ATTENDEES = 999;
    private static final int DAYS_TO_FOLLOW_UP = 5;
    private static final int NAMED_AT_MOST = 50;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final ProgrammeRepository programmes;
    private final CommuneBriefingRepository briefings;
    private final DossierService dossiers;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final Clock clock;

    ProgrammeService(
            ProgrammeRepository programmes,
            CommuneBriefingRepository briefings,
            DossierService dossiers,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            Clock clock) {
        this.programmes = programmes;
        this.briefings = briefings;
        this.dossiers = dossiers;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Creates the programmes of the next districts that have none this year. A district without communes needs none.
     */
    List<UnitYear> expectNext(int year, int limit) {
        Set<String> expected = new HashSet<>(programmes.districtsOf(year));
        List<Programme> next = units.districts().stream()
                .map(Unit::code)
                .filter(code -> !expected.contains(code))
                .filter(code -> !units.communesOf(code).isEmpty())
                .limit(limit)
                .map(code -> new Programme(new UnitYear(year, code)))
                .toList();
        return programmes.saveAllAndFlush(next).stream().map(Programme::key).toList();
    }

    /** The officer writes the programme (D2.1). */
    void draft(UnitYear id, ProgrammeDraft draft, String by) {
        Objections.of(draft).orThrow();
        programme(id).draft(draft.content(), draft.organisations(), by);
    }

    void approve(UnitYear id, String by) {
        programme(id).approve(by, clock.instant());
    }

    void sendBack(UnitYear id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi lý do trả lại chương trình.");
        }
        programme(id).sendBack(reason);
    }

    /** Registration is put into the district's emulation targets (D2.3b). */
    void setTarget(UnitYear id, EmulationTarget target) {
        Objections problems = Objections.of(target);
        if (target.date().isEmpty() || target.date().get().isAfter(LocalDate.now(clock))) {
            problems.add("Nhập ngày của văn bản, không ở trong tương lai.");
        }
        problems.orThrow();
        programme(id).targetSet(target.number(), target.date().orElseThrow(), target.text());
    }

    /**
     * Records which communes' key officials were briefed (D2.2a). What was recorded stays; the rest may follow later.
     *
     * @throws RefusedException naming every commune with a day in the future, or without attendees; or that nothing is new
     */
    void brief(UnitYear id, HeldBriefings entered, String by) {
        Instant now = clock.instant();
        Objections problems = new Objections();
        List<CommuneBriefing> held = new ArrayList<>();
        Set<DossierId> done = briefed(id).keySet();
        for (Dossier dossier : dossiers.ofDistrict(id.year(), id.unitCode())) {
            HeldBriefings.Held one = entered.byDossier().get(dossier.key().toString());
            if (one == null || done.contains(dossier.getId())) {
                continue;
            }
            Optional<String> problem = problemOf(id, one);
            if (problem.isPresent()) {
                problems.add("%s: %s".formatted(units.name(dossier.communeCode()), problem.get()));
            } else {
                held.add(new CommuneBriefing(dossier.key(), one.on().orElseThrow(), one.attendees(), by, now));
            }
        }
        problems.orThrow();
        if (held.isEmpty()) {
            throw new RefusedException("Chưa có xã nào được ghi thêm ngày quán triệt.");
        }
        briefings.saveAllAndFlush(held);
    }

    private Optional<String> problemOf(UnitYear id, HeldBriefings.Held held) {
        if (held.on()
                .filter(day -> day.getYear() == id.year() && !day.isAfter(LocalDate.now(clock)))
                .isEmpty()) {
            return Optional.of("ngày quán triệt phải ở trong năm %d và không ở trong tương lai.".formatted(id.year()));
        }
        return held.attendees() < 1 || held.attendees() > MOST_ATTENDEES
                ? Optional.of("nhập số cán bộ chủ chốt dự (từ 1 đến %d).".formatted(MOST_ATTENDEES))
                : Optional.empty();
    }

    /** The communes' briefings on record, by dossier. */
    @Transactional(readOnly = true)
    Map<DossierId, CommuneBriefing> briefed(UnitYear id) {
        List<DossierId> keys = dossiers.ofDistrict(id.year(), id.unitCode()).stream()
                .map(Dossier::getId)
                .toList();
        return briefings.findAllById(keys).stream()
                .collect(Collectors.toMap(CommuneBriefing::getId, Function.identity()));
    }

    @Transactional(readOnly = true)
    boolean everybodyBriefed(UnitYear id) {
        return briefed(id).size()
                == dossiers.ofDistrict(id.year(), id.unitCode()).size();
    }

    /** The communes that have not registered, by name. */
    @Transactional(readOnly = true)
    List<String> unregistered(UnitYear id) {
        return dossiers.figures(id.year(), id.unitCode()).unregistered().stream()
                .map(units::name)
                .toList();
    }

    /** The chair decides what is done about the communes that have not registered (D2.3a: 100 %). */
    void followUp(UnitYear id, String decision, String by) {
        if (decision.isBlank() || decision.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi biện pháp đối với các xã chưa đăng ký.");
        }
        programme(id).followedUp(decision, by, clock.instant());
    }

    /** Five working days after the deadline of registration. */
    @Transactional(readOnly = true)
    ZonedDateTime followUpDue(UnitYear id) {
        LocalDate due = cycles.window(id.year(), Milestone.REGISTRATION, id.unitCode())
                .due()
                .toLocalDate();
        return calendar.due(calendar.plusWorkingDays(due, DAYS_TO_FOLLOW_UP));
    }

    @Transactional(readOnly = true)
    Optional<Programme> find(UnitYear id) {
        return programmes.findById(id);
    }

    /** @throws NoSuchElementException if no programme is expected of this district in this year */
    @Transactional(readOnly = true)
    Programme programme(UnitYear id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("Không có chương trình «" + id + "»."));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(UnitYear district) {
        return programmes.findById(district).map(this::lines).orElse(List.of());
    }

    private List<String> lines(Programme programme) {
        List<String> lines = new ArrayList<>();
        lines.add(programme
                .approvedAt()
                .map(at -> "Chương trình năm: duyệt ngày %s; cùng tham gia: %s"
                        .formatted(DAY.format(at.atZone(clock.getZone())), programme.organisations()))
                .orElse("Chương trình năm: chưa được duyệt"));
        lines.add(
                programme.targetNumber() == null
                        ? "Chỉ tiêu thi đua về đăng ký: chưa giao"
                        : "Chỉ tiêu thi đua về đăng ký: văn bản số %s ngày %s"
                                .formatted(programme.targetNumber(), DAY.format(programme.targetDate())));
        Map<DossierId, CommuneBriefing> briefed = briefed(programme.key());
        List<String> missing = dossiers
                .ofDistrict(programme.key().year(), programme.key().unitCode())
                .stream()
                .filter(dossier -> !briefed.containsKey(dossier.getId()))
                .map(dossier -> units.name(dossier.communeCode()))
                .toList();
        lines.add("Quán triệt cho cán bộ chủ chốt: %d/%d xã%s"
                .formatted(
                        briefed.size(),
                        briefed.size() + missing.size(),
                        missing.isEmpty()
                                ? ""
                                : "; còn thiếu: "
                                        + missing.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "))));
        return lines;
    }

    /** The year cannot close while a programme is not approved. Other missing work is named in the reports. */
    @Override
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return programmes.findByYearAndApprovedAtIsNullOrderById(year).stream()
                .map(programme ->
                        "chương trình năm của " + units.name(programme.key().unitCode()))
                .toList();
    }
}
