package vn.gov.phutho.cleangov.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.DistrictFigures;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.cycle.YearObligation;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierFigures;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The reports of the districts (D2.4): scheduled, written, signed, received. */
@Service
@Transactional
public class ReportService implements YearObligation {

    // The engine keeps texts of a form in 4000 characters, the figures among them.
    private static final int NAMED_AT_MOST = 50;
    private static final int LONGEST_TEXT = 4000;
    private static final int DAYS_TO_RECEIVE = 3;
    private static final int DAYS_TO_WRITE_AGAIN = 3;

    private final ReportRepository reports;
    private final DossierService dossiers;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final ObjectProvider<DistrictFigures> sources;
    private final PaperService papers;
    private final Clock clock;

    ReportService(
            ReportRepository reports,
            DossierService dossiers,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            ObjectProvider<DistrictFigures> sources,
            PaperService papers,
            Clock clock) {
        this.reports = reports;
        this.dossiers = dossiers;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.sources = sources;
        this.papers = papers;
        this.clock = clock;
    }

    /** Creates the two reports of the year for every district with communes. */
    public void schedule(int year) {
        reports.saveAll(units.districts().stream()
                .map(Unit::code)
                .filter(code -> !units.communesOf(code).isEmpty())
                .flatMap(code -> Stream.of(Half.values()).map(half -> new Report(new ReportId(year, half, code))))
                .toList());
    }

    /** The reports of this half year that the province has not received yet. */
    @Transactional(readOnly = true)
    public List<ReportId> owed(int year, Half half) {
        return reports.findByYearAndReceivedAtIsNullOrderByIdAsc(year).stream()
                .map(Report::key)
                .filter(id -> id.half() == half)
                .toList();
    }

    /** The district's deadline; for a report that the province has sent back, three working days at least. */
    @Transactional(readOnly = true)
    public ZonedDateTime due(ReportId id) {
        return due(report(id), cycles.window(id.year(), id.half().milestone(), id.districtCode()));
    }

    /** The same where the window is known. */
    ZonedDateTime due(Report report, Window window) {
        return report.returnedAt()
                .map(returned -> workingDaysAfter(returned, DAYS_TO_WRITE_AGAIN))
                .filter(again -> again.isAfter(window.due()))
                .orElse(window.due());
    }

    /** The province has three working days to receive a report, from the day on which it was signed. */
    @Transactional(readOnly = true)
    public ZonedDateTime receiptDue(ReportId id) {
        return receiptDue(report(id));
    }

    ZonedDateTime receiptDue(Report report) {
        return workingDaysAfter(report.submittedAt(), DAYS_TO_RECEIVE);
    }

    private ZonedDateTime workingDaysAfter(Instant moment, int days) {
        return calendar.due(calendar.plusWorkingDays(LocalDate.ofInstant(moment, clock.getZone()), days));
    }

    /** Stores the officer's text with the current figures. */
    public void draft(ReportId id, String situation, String difficulties, String proposals, String by) {
        for (String text : List.of(situation, difficulties, proposals)) {
            if (text.isBlank()) {
                throw new RefusedException(
                        "Nhập đủ ba phần: tình hình triển khai; tồn tại, nguyên nhân; phương hướng, kiến nghị.");
            }
            if (text.length() > LONGEST_TEXT) {
                throw new RefusedException("Mỗi phần của báo cáo không quá %d ký tự.".formatted(LONGEST_TEXT));
            }
        }
        report(id).draft(situation, difficulties, proposals, figures(id), by);
    }

    /** The district's chair signs: the report is issued and sent to the province. */
    public void submit(ReportId id, Signature signature) {
        report(id).submit(signature.by(), clock.instant());
        papers.issue(ReportPapers.type(id.half()), id, signature);
    }

    public void receive(ReportId id, String by) {
        report(id).receive(by, clock.instant());
    }

    /** The chair or the province sends it back to be written again. */
    public void sendBack(ReportId id, String reason) {
        if (reason.isBlank()) {
            throw new RefusedException("Ghi lý do trả lại báo cáo.");
        }
        report(id).sendBack(reason, clock.instant());
    }

    /** What the system counts of this district now, in Vietnamese, one figure a line. */
    @Transactional(readOnly = true)
    public String figures(ReportId id) {
        DossierFigures figures = dossiers.figures(id.year(), id.districtCode());
        String classes = Stream.of(Classification.values())
                .map(one -> "%s: %d".formatted(one.title(), figures.byClass().get(one)))
                .collect(Collectors.joining("; "));
        Stream<String> counted = Stream.of(
                "Đăng ký phấn đấu: %d/%d xã, phường, thị trấn (%d %%)"
                        .formatted(figures.registered(), figures.communes(), figures.registeredPercent()),
                "Chưa đăng ký: " + names(figures.unregistered()),
                "Đã nộp bản tự đánh giá: %d/%d".formatted(figures.selfReviewed(), figures.communes()),
                "Đã xếp loại: %d/%d".formatted(figures.assessed(), figures.communes()),
                KeptFigures.CLASSES + classes,
                KeptFigures.WEAK + names(figures.weak()));
        Stream<String> recorded = sources.orderedStream()
                .flatMap(source -> source.figures(new UnitYear(id.year(), id.districtCode())).stream());
        return Stream.concat(counted, recorded).collect(Collectors.joining("\n"));
    }

    private String names(List<String> communes) {
        String named = communes.stream().limit(NAMED_AT_MOST).map(units::name).collect(Collectors.joining(", "));
        return communes.isEmpty()
                ? "không có"
                : communes.size() > NAMED_AT_MOST
                        ? "%s và %d xã khác".formatted(named, communes.size() - NAMED_AT_MOST)
                        : named;
    }

    /** @throws NoSuchElementException if the district owes no such report */
    @Transactional(readOnly = true)
    Report report(ReportId id) {
        return reports.findById(id).orElseThrow(() -> new NoSuchElementException("Không có báo cáo «" + id + "»."));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return reports.findByYearAndReceivedAtIsNullOrderByIdAsc(year).stream()
                .map(report -> "báo cáo %s của %s (%s)"
                        .formatted(
                                report.key().half().period(),
                                units.name(report.key().districtCode()),
                                report.submitted() ? "chờ tỉnh tiếp nhận" : "chưa gửi"))
                .toList();
    }
}
