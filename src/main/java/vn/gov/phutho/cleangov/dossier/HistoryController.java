package vn.gov.phutho.cleangov.dossier;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.history.HistoryEntry;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.CsvText;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;

/**
 * The changes of values of a unit's year: who changed what. It includes decisions for the units above it and for all
 * units: deadlines and days off.
 */
@RestController
class HistoryController {

    private static final int PAGE = 200;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final List<String> HEADER = List.of(
            "Hồ sơ",
            "Số",
            "Nội dung",
            "Giá trị cũ",
            "Giá trị mới",
            "Lý do",
            "Người thay đổi",
            "Thời điểm",
            "Mã băm SHA-256");

    private final History history;
    private final CycleService cycles;
    private final UnitService units;
    private final Accounts accounts;
    private final ReadAccess access;
    private final Clock clock;

    HistoryController(
            History history,
            CycleService cycles,
            UnitService units,
            Accounts accounts,
            ReadAccess access,
            Clock clock) {
        this.history = history;
        this.cycles = cycles;
        this.units = units;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param before the stored value; null if there was none
     * @param beforeTitle the same as text; empty if there was none
     * @param who the account
     * @param whoName the name of that person
     */
    record EntryView(
            String subject,
            int number,
            String what,
            String title,
            String before,
            String beforeTitle,
            String after,
            String afterTitle,
            String reason,
            String who,
            String whoName,
            OffsetDateTime at,
            String hash) {}

    record HistoryPage(List<EntryView> entries, int page, int pages, long total) {}

    /** From page 0, the first change first. */
    @GetMapping("/api/dossiers/{key}/history")
    HistoryPage history(@PathVariable String key, @RequestParam(defaultValue = "0") int page) {
        if (page < 0) {
            throw new RefusedException("Số trang không được âm.");
        }
        UnitYear unitYear = readable(key);
        Page<HistoryEntry> found = history.of(subjects(unitYear), PageRequest.of(page, PAGE));
        HistoryWording wording = wording(unitYear, found.getContent());
        return new HistoryPage(
                found.stream().map(entry -> view(entry, wording)).toList(),
                page,
                found.getTotalPages(),
                found.getTotalElements());
    }

    /** All of it, as a sheet that Excel opens. */
    @GetMapping(value = "/api/dossiers/{key}/history.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> csv(@PathVariable String key) {
        UnitYear unitYear = readable(key);
        StringBuilder csv = new StringBuilder(CsvText.BEGINNING).append(CsvText.row(HEADER));
        List<HistoryEntry> entries = history.of(subjects(unitYear));
        HistoryWording wording = wording(unitYear, entries);
        entries.forEach(entry -> csv.append(CsvText.row(cells(view(entry, wording)))));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"lich-su-" + key + ".csv\"")
                .body(csv.toString());
    }

    /** All of it, for Excel. */
    @GetMapping("/api/dossiers/{key}/history.xlsx")
    void workbook(@PathVariable String key, HttpServletResponse response) throws IOException {
        UnitYear unitYear = readable(key);
        List<HistoryEntry> entries = history.of(subjects(unitYear));
        HistoryWording wording = wording(unitYear, entries);
        TableWorkbook.send(
                response,
                "lich-su-" + unitYear + ".xlsx",
                new TableWorkbook.Table<EntryView>(
                        "Lịch sử thay đổi",
                        List.of(
                                TableWorkbook.moment(
                                        "Thời điểm", entry -> entry.at().toLocalDateTime()),
                                TableWorkbook.text("Hồ sơ", 14, EntryView::subject),
                                TableWorkbook.whole("Số", EntryView::number),
                                TableWorkbook.text("Nội dung", 50, EntryView::title),
                                TableWorkbook.text("Giá trị cũ", 30, EntryView::beforeTitle),
                                TableWorkbook.text("Giá trị mới", 30, EntryView::afterTitle),
                                TableWorkbook.text("Lý do", 40, EntryView::reason),
                                TableWorkbook.text("Người thay đổi", 36, EntryView::whoName),
                                TableWorkbook.text("Tài khoản", 24, EntryView::who)),
                        row -> entries.forEach(entry -> row.accept(view(entry, wording)))));
    }

    private static List<String> cells(EntryView entry) {
        return List.of(
                entry.subject(),
                Integer.toString(entry.number()),
                entry.title(),
                entry.beforeTitle(),
                entry.afterTitle(),
                entry.reason(),
                entry.who(),
                MOMENT.format(entry.at()),
                entry.hash());
    }

    private EntryView view(HistoryEntry entry, HistoryWording wording) {
        String what = entry.change().what();
        String before = entry.change().before();
        String after = entry.change().after();
        return new EntryView(
                entry.change().subject(),
                entry.number(),
                what,
                wording.title(what),
                before,
                wording.value(what, before),
                after,
                wording.value(what, after),
                entry.change().reason(),
                entry.who(),
                wording.person(entry.who()),
                entry.at().atZone(clock.getZone()).toOffsetDateTime(),
                entry.hash());
    }

    private HistoryWording wording(UnitYear unitYear, Collection<HistoryEntry> entries) {
        Set<String> people = entries.stream()
                .flatMap(entry -> Recorded.IN_CHARGE.equals(entry.change().what())
                        ? Stream.of(
                                entry.who(),
                                entry.change().before(),
                                entry.change().after())
                        : Stream.of(entry.who()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new HistoryWording(cycles.criteriaSet(unitYear.year()), accounts.namesOf(people));
    }

    /** The keys whose history concerns this unit: the general ones, those of the units above it and its own. */
    private List<String> subjects(UnitYear unitYear) {
        List<String> subjects = new ArrayList<>(List.of(Integer.toString(unitYear.year())));
        units.pathTo(unitYear.unitCode())
                .forEach(unit -> subjects.add(new UnitYear(unitYear.year(), unit.code()).toString()));
        return subjects;
    }

    private UnitYear readable(String key) {
        UnitYear unitYear = UnitYear.parse(key);
        access.require(unitYear.unitCode());
        if (!cycles.exists(unitYear.year())) {
            throw new NoSuchElementException("Không có hồ sơ «" + key + "».");
        }
        return unitYear;
    }
}
