package vn.gov.phutho.cleangov.overview;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The search over everything, with one input field. */
@Controller
class SearchController {

    static final int LONGEST = 100;

    private final SearchService search;
    private final UnitService units;
    private final PageHead head;

    SearchController(SearchService search, UnitService units, PageHead head) {
        this.search = search;
        this.units = units;
        this.head = head;
    }

    /** @param above the names of the units above it, the lowest first */
    record Hit(String name, String above, String path, String dossier) {}

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        String words = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
        int year = head.write(model, 0);
        SearchService.Hits found = search.search(words);
        model.addAttribute("q", words);
        model.addAttribute("shown", SearchService.SHOWN);
        model.addAttribute("found", found);
        model.addAttribute(
                "hits", found.units().stream().map(unit -> hit(unit, year)).toList());
        return "search";
    }

    private Hit hit(Unit unit, int year) {
        List<Unit> path = units.pathTo(unit.code());
        String above = path.subList(0, path.size() - 1).stream().map(Unit::name).collect(Collectors.joining(" › "));
        boolean commune = path.size() == 3;
        return new Hit(
                unit.name(),
                above,
                SearchService.pathOf(unit),
                commune ? "/dossiers/" + year + "-" + unit.code() : null);
    }
}
