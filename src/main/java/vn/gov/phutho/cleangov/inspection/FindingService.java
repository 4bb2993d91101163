package vn.gov.phutho.cleangov.inspection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The findings of visits (D1). The unit remedies a finding by a day. The department confirms or sends back the
 * remedy, and urges late units.
 */
@Service
@Transactional
public class FindingService {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_FINDINGS = 30;
    private static final int NAMED_AT_MOST = 15;
    private static final int WORDS_OF_A_NAME = 80;
    private static final int DAYS_TO_REMEDY_AGAIN = 5;
    private static final int DAYS_TO_CONFIRM = 3;
    private static final int DAYS_TO_URGE = 3;
    private static final int DAYS_BETWEEN_URGINGS = 5;

    private final FindingRepository findings;
    private final FindingUrgingRepository findingUrgings;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final Clock clock;

    FindingService(
            FindingRepository findings,
            FindingUrgingRepository findingUrgings,
            WorkingCalendar calendar,
            UnitService units,
            Clock clock) {
        this.findings = findings;
        this.findingUrgings = findingUrgings;
        this.calendar = calendar;
        this.units = units;
        this.clock = clock;
    }

    /** The problems of the entered findings, one Vietnamese sentence each. */
    List<String> problemsOf(InspectionVisit visit, List<VisitReport.Problem> found) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String line = "Kiến nghị %d: ".formatted(i + 1);
            problemOf(visit, found.get(i)).ifPresent(problem -> problems.add(line + problem));
        }
        if (found.size() > MOST_FINDINGS) {
            problems.add("Một cuộc kiểm tra nêu không quá %d kiến nghị.".formatted(MOST_FINDINGS));
        }
        return problems;
    }

    private Optional<String> problemOf(InspectionVisit visit, VisitReport.Problem found) {
        if (units.find(found.unit()).isEmpty() || !units.isWithin(found.unit(), visit.unitCode())) {
            return Optional.of("chọn đơn vị được kiểm tra hoặc một xã thuộc đơn vị đó.");
        }
        if (found.content().isEmpty() || found.content().length() > LONGEST_TEXT) {
            return Optional.of("ghi nội dung phải khắc phục, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        return found.remedyBy()
                        .filter(day -> day.isAfter(today()) && !day.isAfter(today().plusYears(1)))
                        .isEmpty()
                ? Optional.of("hạn khắc phục phải sau hôm nay và trong vòng một năm.")
                : Optional.empty();
    }

    /** Stores the findings of a visit. The caller must have checked the input. */
    void make(InspectionVisit visit, List<VisitReport.Problem> found) {
        List<Finding> made = new ArrayList<>();
        for (VisitReport.Problem one : found) {
            FindingId id = new FindingId(visit.inspection().year(), visit.id(), made.size() + 1, one.unit());
            made.add(new Finding(
                    id, visit, one.content(), clock.instant(), one.remedyBy().orElseThrow()));
        }
        findings.saveAllAndFlush(made);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The findings of a visit. */
    @Transactional(readOnly = true)
    public List<FindingId> of(long visitId) {
        return findings.findByVisitIdOrderById(visitId).stream()
                .map(Finding::key)
                .toList();
    }

    /** The day that the department set; after it has sent the remedy back, five working days at least. */
    @Transactional(readOnly = true)
    public ZonedDateTime due(FindingId id) {
        return due(finding(id));
    }

    ZonedDateTime due(Finding finding) {
        ZonedDateTime due = calendar.due(finding.remedyBy());
        return finding.returnedAt()
                .map(returned -> workingDaysAfter(returned, DAYS_TO_REMEDY_AGAIN))
                .filter(again -> again.isAfter(due))
                .orElse(due);
    }

    /** The department has three working days to look at a remedy. */
    @Transactional(readOnly = true)
    public ZonedDateTime confirmationDue(FindingId id) {
        return confirmationDue(finding(id));
    }

    ZonedDateTime confirmationDue(Finding finding) {
        return workingDaysAfter(finding.remediedAt(), DAYS_TO_CONFIRM);
    }

    private ZonedDateTime workingDaysAfter(Instant moment, int days) {
        return calendar.due(calendar.plusWorkingDays(LocalDate.ofInstant(moment, clock.getZone()), days));
    }

    /** The unit says how it has remedied the finding. */
    public void remedy(FindingId id, String remedy, String by) {
        if (remedy.isBlank() || remedy.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi đã khắc phục như thế nào, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        finding(id).remedied(remedy, by, clock.instant());
    }

    /** The department confirms the remedy. */
    public void confirm(FindingId id, String by) {
        finding(id).confirmed(by, clock.instant());
    }

    /** The department sends the remedy back with a reason. */
    public void sendBack(FindingId id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw new RefusedException(
                    "Ghi rõ còn phải khắc phục điều gì, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        finding(id).sentBack(reason, clock.instant());
    }

    /** @param promisedOn the day by which the unit promised to be done; empty if it named none */
    public void urge(FindingId id, String action, Optional<LocalDate> promisedOn, String by) {
        if (action.isBlank() || action.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi đã đôn đốc như thế nào, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        if (promisedOn.isPresent() && promisedOn.get().isBefore(today())) {
            throw new RefusedException("Ngày hẹn không được ở trong quá khứ.");
        }
        findingUrgings.save(new FindingUrging(id, action, promisedOn.orElse(null), by, clock.instant()));
    }

    /**
     * The first working day after the promised day; without a promise, the fifth working day after the last urging.
     */
    @Transactional(readOnly = true)
    public LocalDate nextUrging(FindingId id) {
        LocalDate due = due(id).toLocalDate();
        return findingUrgings
                .findFirstByFindingIdOrderByUrgedAtDesc(id)
                .map(last -> last.promisedOn() != null
                        ? calendar.plusWorkingDays(last.promisedOn(), 1)
                        : calendar.plusWorkingDays(
                                LocalDate.ofInstant(last.urgedAt(), clock.getZone()), DAYS_BETWEEN_URGINGS))
                .filter(next -> next.isAfter(due))
                .orElse(due);
    }

    /** Three working days after the day on which the urging became due. */
    @Transactional(readOnly = true)
    public ZonedDateTime urgeDue(FindingId id) {
        return calendar.due(calendar.plusWorkingDays(nextUrging(id), DAYS_TO_URGE));
    }

    /** The key of the department's year to which the finding belongs. */
    @Transactional(readOnly = true)
    public AgencyYear inspectionOf(FindingId id) {
        return finding(id).inspectionId();
    }

    /** Every finding of a year, by the day on which it was to be remedied. */
    @Transactional(readOnly = true)
    List<Finding> ofYear(int year) {
        return findings.findByYearOrderByRemedyByAscIdAsc(year);
    }

    FindingState stateOf(Finding finding) {
        if (finding.confirmed()) {
            return FindingState.CONFIRMED;
        }
        if (finding.remediedAt() != null) {
            return FindingState.REMEDIED;
        }
        return clock.instant().isAfter(due(finding).toInstant()) ? FindingState.OVERDUE : FindingState.OPEN;
    }

    /** The figures of a department's findings in Vietnamese, one per line. Open findings are listed by name. */
    String figures(AgencyYear inspection) {
        List<Finding> all = findings.findByInspectionIdOrderById(inspection);
        List<Finding> open =
                all.stream().filter(finding -> !finding.confirmed()).toList();
        String names = open.stream().limit(NAMED_AT_MOST).map(this::named).collect(Collectors.joining());
        return "Kiến nghị đã nêu: %d; đã khắc phục: %d; chưa xong: %d"
                        .formatted(all.size(), all.size() - open.size(), open.size())
                + names
                + (open.size() > NAMED_AT_MOST
                        ? "\n- và %d kiến nghị khác".formatted(open.size() - NAMED_AT_MOST)
                        : "");
    }

    private String named(Finding finding) {
        String content = finding.content();
        return "\n- %s: %s (hạn %s, %s)"
                .formatted(
                        units.name(finding.unitCode()),
                        content.length() > WORDS_OF_A_NAME ? content.substring(0, WORDS_OF_A_NAME) + "…" : content,
                        DAY.format(due(finding)),
                        stateOf(finding).title());
    }

    /** @throws NoSuchElementException if there is no such finding */
    @Transactional(readOnly = true)
    Finding finding(FindingId id) {
        return findings.findById(id)
                .orElseThrow(() -> new NoSuchElementException("Không có kiến nghị kiểm tra «" + id + "»."));
    }
}
