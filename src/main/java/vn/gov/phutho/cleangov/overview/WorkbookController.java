package vn.gov.phutho.cleangov.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.calendar.Holiday;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.EvidenceService;
import vn.gov.phutho.cleangov.dossier.EvidenceView;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.overview.Standing.Ahead;
import vn.gov.phutho.cleangov.overview.Standing.District;
import vn.gov.phutho.cleangov.overview.Standing.ReportState;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;
import vn.gov.phutho.cleangov.workbook.TableWorkbook.Column;
import vn.gov.phutho.cleangov.workbook.TableWorkbook.Table;

/** Every table of a page as an Excel file. A reader who may read the page may also read the file. */
@Controller
class WorkbookController {

    private final StandingService standings;
    private final CommuneCardService cards;
    private final DossierPageController pages;
    private final OpenTasks openTasks;
    private final DossierPath path;
    private final MessageList messages;
    private final SearchService search;
    private final EvidenceService evidence;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final ReadAccess access;
    private final CurrentUser user;

    WorkbookController(
            StandingService standings,
            CommuneCardService cards,
            DossierPageController pages,
            OpenTasks openTasks,
            DossierPath path,
            MessageList messages,
            SearchService search,
            EvidenceService evidence,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            ReadAccess access,
            CurrentUser user) {
        this.standings = standings;
        this.cards = cards;
        this.pages = pages;
        this.openTasks = openTasks;
        this.path = path;
        this.messages = messages;
        this.search = search;
        this.evidence = evidence;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.access = access;
        this.user = user;
    }

    /** A province or a district: its districts, classes, overdue tasks and future deadlines. */
    @GetMapping("/api/standings/{code}.xlsx")
    void standing(@PathVariable String code, @RequestParam int year, HttpServletResponse response) throws IOException {
        access.require(code);
        Unit unit = units.unit(code);
        if (unit.level() == UnitLevel.COMMUNE) {
            throw new NoSuchElementException("Không có tỉnh, huyện nào mang mã «%s».".formatted(code));
        }
        Standing standing = standings
                .standing(year, unit)
                .orElseThrow(() -> new NoSuchElementException("Năm " + year + " chưa được mở."));
        TableWorkbook.send(
                response,
                "tinh-hinh-%d-%s.xlsx".formatted(year, code),
                Table.of("Các huyện", standing.districts(), districtColumns()),
                Table.of(
                        "Xếp loại",
                        List.of(Classification.values()),
                        List.of(
                                TableWorkbook.text("Mức", 34, Classification::title),
                                TableWorkbook.whole(
                                        Integer.toString(year - 1),
                                        one -> standing.before() == null
                                                ? null
                                                : standing.before().byClass().get(one)),
                                TableWorkbook.whole(
                                        Integer.toString(year),
                                        one -> standing.total().byClass().get(one)))),
                Table.of(
                        "Đang quá hạn",
                        standing.overdue(),
                        List.of(
                                TableWorkbook.text("Việc", 50, OpenTasks.Overdue::title),
                                TableWorkbook.whole("Số việc", OpenTasks.Overdue::tasks),
                                TableWorkbook.day("Từ", one -> one.since().toLocalDate()))),
                Table.of(
                        "Thời hạn sắp tới",
                        standing.ahead(),
                        List.of(
                                TableWorkbook.text("Việc", 50, Ahead::title),
                                TableWorkbook.moment("Hạn", one -> one.due().toLocalDateTime()),
                                TableWorkbook.whole("Còn (ngày)", Ahead::daysLeft))));
    }

    private static List<Column<District>> districtColumns() {
        List<Column<District>> columns = new ArrayList<>(List.of(
                TableWorkbook.text("Mã", 8, District::code),
                TableWorkbook.text("Huyện", 28, District::name),
                TableWorkbook.whole("Số xã", one -> one.counts().communes()),
                TableWorkbook.whole("Đã đăng ký", one -> one.counts().registered()),
                TableWorkbook.whole("Sau hạn", one -> one.counts().late()),
                TableWorkbook.whole("Đã quán triệt", one -> one.counts().briefed()),
                TableWorkbook.whole("Đã phân công", one -> one.counts().assigned()),
                TableWorkbook.whole("Tự đánh giá", one -> one.counts().selfReviewed()),
                TableWorkbook.whole("Đã xếp loại", one -> one.counts().classified())));
        for (Classification one : Classification.values()) {
            columns.add(TableWorkbook.whole(
                    one.title(), district -> district.counts().byClass().get(one)));
        }
        columns.add(TableWorkbook.text("Báo cáo tháng 6", 30, one -> text(one.june())));
        columns.add(TableWorkbook.text("Báo cáo tháng 12", 30, one -> text(one.december())));
        return columns;
    }

    private static String text(ReportState report) {
        return report == null ? "" : report.text();
    }

    /** A commune's report card. */
    @GetMapping("/api/communes/{code}/card.xlsx")
    void card(@PathVariable String code, @RequestParam int year, HttpServletResponse response) throws IOException {
        access.require(code);
        CommuneCard card = cards.card(year, code);
        TableWorkbook.send(
                response,
                "phieu-ket-qua-%d-%s.xlsx".formatted(year, code),
                Table.of(
                        "Năm tiêu chuẩn",
                        card.standards(),
                        List.of(
                                TableWorkbook.text("Tiêu chuẩn", 60, CommuneCard.Standard::name),
                                TableWorkbook.points("Điểm tối đa", CommuneCard.Standard::maxPoints),
                                TableWorkbook.points("Điểm", CommuneCard.Standard::points),
                                TableWorkbook.points("Bình quân huyện", CommuneCard.Standard::mean))),
                Table.of(
                        "Từng chỉ tiêu",
                        card.indicators(),
                        List.of(
                                TableWorkbook.text("Mã", 8, CommuneCard.IndicatorRow::code),
                                TableWorkbook.text("Chỉ tiêu", 60, CommuneCard.IndicatorRow::name),
                                TableWorkbook.points("Tối đa", CommuneCard.IndicatorRow::maxPoints),
                                TableWorkbook.text("Xã tự đánh giá", 24, CommuneCard.IndicatorRow::self),
                                TableWorkbook.points("Điểm tự chấm", CommuneCard.IndicatorRow::selfPoints),
                                TableWorkbook.text("Thẩm định", 24, CommuneCard.IndicatorRow::appraised),
                                TableWorkbook.points("Điểm thẩm định", CommuneCard.IndicatorRow::appraisedPoints),
                                TableWorkbook.text("Số ước", 10, one -> one.estimate() ? "ước" : ""),
                                TableWorkbook.text(
                                        "Minh chứng",
                                        40,
                                        one -> one.evidence().stream()
                                                .map(EvidenceView::name)
                                                .collect(Collectors.joining(", "))),
                                TableWorkbook.text("Giải trình", 50, CommuneCard.IndicatorRow::note))),
                Table.of(
                        "Các năm",
                        card.years(),
                        List.of(
                                TableWorkbook.whole("Năm", CommuneCard.Year::year),
                                TableWorkbook.points("Điểm", CommuneCard.Year::total),
                                TableWorkbook.text("Xếp loại", 34, one -> CommuneWorkbook.title(one.classification())),
                                TableWorkbook.day("Huyện công nhận", CommuneCard.Year::recognised),
                                TableWorkbook.text("Xuất sắc", 40, CommuneCard.Year::excellence))),
                Table.of(
                        "Kế hoạch khắc phục",
                        card.remediation(),
                        List.of(
                                TableWorkbook.text("Yếu kém", 50, CommuneCard.Measure::weakness),
                                TableWorkbook.text("Biện pháp", 50, CommuneCard.Measure::action),
                                TableWorkbook.text("Cơ quan giúp", 24, CommuneCard.Measure::agency),
                                TableWorkbook.day("Hạn", CommuneCard.Measure::due),
                                TableWorkbook.text("Kết quả", 50, CommuneCard.Measure::result))));
    }

    /** One row of a dossier's processes: the process and a task in it. */
    private record Done(DossierPath.Way way, DossierPath.Step step) {}

    /** All data of one commune and year. */
    @GetMapping("/api/dossiers/{key}/dossier.xlsx")
    void dossier(@PathVariable DossierId key, HttpServletResponse response) throws IOException {
        Dossier dossier = pages.readable(key);
        DossierId id = dossier.key();
        TableWorkbook.send(
                response,
                "ho-so-" + id + ".xlsx",
                Table.of(
                        "Tiến trình",
                        path.ways(pages.keys(dossier)).stream()
                                .flatMap(way -> way.steps().stream().map(step -> new Done(way, step)))
                                .toList(),
                        List.of(
                                TableWorkbook.text(
                                        "Quy trình", 40, one -> one.way().title()),
                                TableWorkbook.text("Việc", 40, one -> one.step().title()),
                                TableWorkbook.text(
                                        "Người", 36, one -> one.step().person()),
                                TableWorkbook.moment(
                                        "Đến lúc", one -> one.step().began().toLocalDateTime()),
                                TableWorkbook.day("Hạn", one -> day(one.step().due())),
                                TableWorkbook.moment(
                                        "Xong lúc",
                                        one -> one.step().done() == null
                                                ? null
                                                : one.step().done().toLocalDateTime()),
                                TableWorkbook.text(
                                        "Ghi chú", 16, one -> one.step().dropped() ? "không còn cần" : ""))),
                Table.of(
                        "Minh chứng",
                        evidence.of(List.of(id)).getOrDefault(id, List.of()),
                        List.of(
                                TableWorkbook.text("Chỉ tiêu", 10, EvidenceView::indicator),
                                TableWorkbook.text("Tệp", 50, EvidenceView::name),
                                TableWorkbook.whole("Cỡ (byte)", EvidenceView::size))),
                Table.of(
                        "Trao đổi",
                        messages.of(dossier),
                        List.of(
                                TableWorkbook.moment(
                                        "Thời điểm", one -> one.at().toLocalDateTime()),
                                TableWorkbook.text("Loại", 20, MessageList.Message::kind),
                                TableWorkbook.text("Nội dung", 60, MessageList.Message::content),
                                TableWorkbook.text("Người", 36, MessageList.Message::by))));
    }

    private static LocalDate day(ZonedDateTime at) {
        return at == null ? null : at.toLocalDate();
    }

    /** The deadlines of a year for the reader's unit, and the days off. */
    @GetMapping("/api/calendar/{year}.xlsx")
    void calendar(@PathVariable int year, HttpServletResponse response) throws IOException {
        List<Window> windows = cycles.windows(year);
        String unit = access.places().unitCodes().stream().sorted().findFirst().orElse(null);
        TableWorkbook.send(
                response,
                "lich-%d.xlsx".formatted(year),
                Table.of(
                        "Thời hạn",
                        unit == null ? windows : cycles.windows(year, unit),
                        List.of(
                                TableWorkbook.text(
                                        "Việc", 50, one -> one.milestone().title()),
                                TableWorkbook.day("Bắt đầu", one -> one.opens().toLocalDate()),
                                TableWorkbook.moment("Hạn", one -> one.due().toLocalDateTime()))),
                Table.of(
                        "Ngày nghỉ",
                        calendar.holidays(year),
                        List.of(
                                TableWorkbook.day("Ngày", Holiday::day),
                                TableWorkbook.text("Tên", 50, Holiday::name))));
    }

    /** The search results, as the page shows them. */
    @GetMapping("/api/search.xlsx")
    void search(@RequestParam String q, HttpServletResponse response) throws IOException {
        SearchService.Hits found = search.search(q.length() > SearchController.LONGEST ? "" : q);
        TableWorkbook.send(
                response,
                "ket-qua-tim.xlsx",
                Table.of(
                        "Đơn vị",
                        found.units(),
                        List.of(
                                TableWorkbook.text("Mã", 9, Unit::code),
                                TableWorkbook.text("Đơn vị", 30, Unit::name),
                                TableWorkbook.text(
                                        "Thuộc",
                                        50,
                                        one -> units.pathTo(one.code()).stream()
                                                .filter(above -> above != one)
                                                .map(Unit::name)
                                                .collect(Collectors.joining(" › "))))),
                Table.of(
                        "Văn bản",
                        found.papers(),
                        List.of(
                                TableWorkbook.text("Văn bản", 50, SearchService.Paper::title),
                                TableWorkbook.text("Đơn vị", 30, SearchService.Paper::unitName))),
                Table.of(
                        "Người",
                        found.people(),
                        List.of(
                                TableWorkbook.text("Người", 36, SearchService.Person::name),
                                TableWorkbook.text("Vị trí", 60, one -> String.join("; ", one.posts())))));
    }

    /** All open tasks of the reader, not only the first few. */
    @GetMapping("/api/work.xlsx")
    void work(HttpServletResponse response) throws IOException {
        TableWorkbook.send(
                response,
                "viec-cua-toi.xlsx",
                Table.of(
                        "Việc của tôi",
                        openTasks
                                .workOf(user.id(), user.groups(), Integer.MAX_VALUE)
                                .next(),
                        List.of(
                                TableWorkbook.text("Việc", 50, OpenTasks.OpenTask::name),
                                TableWorkbook.text("Đơn vị", 30, OpenTasks.OpenTask::unitName),
                                TableWorkbook.day("Hạn", one -> one.due().toLocalDate()),
                                TableWorkbook.whole("Còn (ngày)", OpenTasks.OpenTask::daysLeft),
                                TableWorkbook.text("Quá hạn", 10, one -> one.overdue() ? "quá hạn" : ""))));
    }
}
