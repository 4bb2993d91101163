package vn.gov.phutho.cleangov.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The papers that a unit has issued, and those that are about it, as a page. */
@Controller
class PapersPageController {

    private final PaperService papers;
    private final UnitService units;
    private final ReadAccess access;
    private final Clock clock;

    PapersPageController(PaperService papers, UnitService units, ReadAccess access, Clock clock) {
        this.papers = papers;
        this.units = units;
        this.access = access;
        this.clock = clock;
    }

    /** @param about whom the paper is about */
    record Line(long id, String number, LocalDate issuedOn, String title, String about, int edition) {}

    /**
     * @param unit of the reader's own, where none is asked for
     * @param year of what the papers are about; this one where none is asked for
     */
    @GetMapping("/papers")
    String papers(@RequestParam Optional<String> unit, @RequestParam Optional<Integer> year, Model model) {
        String code = unit.orElseGet(this::ownUnit);
        access.require(code);
        int shown = year.orElseGet(() -> LocalDate.now(clock).getYear());
        model.addAttribute("unitName", units.name(code));
        model.addAttribute("year", shown);
        model.addAttribute(
                "papers", papers.ofUnit(code, shown).stream().map(this::line).toList());
        return "papers";
    }

    /** The first of them; of an administrator, who has none, the province. */
    private String ownUnit() {
        return access.places().unitCodes().stream()
                .sorted()
                .findFirst()
                .orElseGet(() -> units.provinces().get(0).code());
    }

    private Line line(Paper paper) {
        return new Line(
                paper.id(),
                paper.quotedNumber(),
                paper.issuedOn(),
                paper.type().title(),
                units.find(paper.subjectCode()).map(Unit::name).orElse(""),
                paper.edition());
    }
}
