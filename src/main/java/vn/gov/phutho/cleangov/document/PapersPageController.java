package vn.gov.phutho.cleangov.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;

/** The papers that a unit has issued, and those that are about it, as a page. */
@Controller
class PapersPageController {

    private static final int PAGE = 50;

    /** Higher than any page that exists for the papers of a country and a year. */
    private static final int LAST_PAGE = 10_000;

    private final PaperService papers;
    private final UnitService units;
    private final ReadAccess access;
    private final CurrentUser user;
    private final Clock clock;
    private final Rights rights;

    PapersPageController(
            PaperService papers, UnitService units, ReadAccess access, CurrentUser user, Clock clock, Rights rights) {
        this.rights = rights;
        this.papers = papers;
        this.units = units;
        this.access = access;
        this.user = user;
        this.clock = clock;
    }

    /**
     * @param about the unit that the paper is about
     * @param template the template used
     * @param signature whether it has a digital signature, in words
     */
    record Line(
            long id,
            String number,
            LocalDate issuedOn,
            String title,
            String about,
            int edition,
            String template,
            String signature) {}

    /**
     * @param unit if missing, the reader's own unit
     * @param year the year of the papers' subjects; if missing, this year
     * @param page from 0
     */
    @GetMapping("/papers")
    String papers(
            @RequestParam Optional<String> unit,
            @RequestParam Optional<Integer> year,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        String code = unit.orElseGet(this::ownUnit);
        access.require(code);
        int shown = year.orElseGet(() -> LocalDate.now(clock).getYear());
        Page<PaperLine> found =
                papers.ofUnit(code, shown, PageRequest.of(Math.max(0, Math.min(LAST_PAGE, page)), PAGE));
        model.addAttribute("unitName", units.name(code));
        model.addAttribute("unit", code);
        model.addAttribute("year", shown);
        model.addAttribute("papers", found.map(this::line));
        model.addAttribute("readsTemplates", rights.has(Right.READ_TEMPLATES));
        return "papers";
    }

    @GetMapping("/api/papers.xlsx")
    void workbook(@RequestParam String unit, @RequestParam int year, HttpServletResponse response) throws IOException {
        access.require(unit);
        TableWorkbook.send(
                response,
                "van-ban-%d-%s.xlsx".formatted(year, unit),
                TableWorkbook.Table.of(
                        "Văn bản",
                        papers.ofUnit(unit, year, Pageable.unpaged()).map(this::line),
                        List.of(
                                TableWorkbook.text("Số, ký hiệu", 16, Line::number),
                                TableWorkbook.day("Ngày ban hành", Line::issuedOn),
                                TableWorkbook.text("Văn bản", 40, Line::title),
                                TableWorkbook.text("Về đơn vị", 28, Line::about),
                                TableWorkbook.whole("Lần", Line::edition),
                                TableWorkbook.text("Chữ ký số", 20, Line::signature))));
    }

    /** The reader's first unit; for an administrator, who has none, the province. */
    private String ownUnit() {
        return access.places().unitCodes().stream()
                .sorted()
                .findFirst()
                .orElseGet(() -> units.provinces().get(0).code());
    }

    private Line line(PaperLine paper) {
        return new Line(
                paper.id(),
                paper.quotedNumber(),
                paper.issuedOn(),
                paper.title(),
                units.known(paper.subjectCode()).map(Unit::name).orElse(""),
                paper.edition(),
                template(paper.templateVersion()),
                paper.signed() ? "đã ký số" : "chưa có chữ ký số");
    }

    private static String template(Integer version) {
        return version == null ? "" : version == 0 ? "có sẵn" : "mẫu số " + version;
    }
}
