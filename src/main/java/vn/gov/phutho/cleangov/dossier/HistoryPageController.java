package vn.gov.phutho.cleangov.dossier;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Who changed what of a dossier, when and why, as a page (D5). */
@Controller
class HistoryPageController {

    private final HistoryController history;
    private final UnitService units;

    HistoryPageController(HistoryController history, UnitService units) {
        this.history = history;
        this.units = units;
    }

    @GetMapping("/dossiers/{key}/history")
    String history(@PathVariable String key, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("found", history.history(key, page));
        model.addAttribute("key", key);
        model.addAttribute("year", UnitYear.parse(key).year());
        model.addAttribute("unitName", units.name(UnitYear.parse(key).unitCode()));
        return "history";
    }
}
