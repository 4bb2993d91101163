package vn.gov.phutho.cleangov.overview;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The report card of a commune. */
@Controller
class CommuneController {

    private final CommuneCardService cards;
    private final OpenTasks openTasks;
    private final DossierService dossiers;
    private final UnitService units;
    private final ReadAccess access;
    private final PageHead head;

    CommuneController(
            CommuneCardService cards,
            OpenTasks openTasks,
            DossierService dossiers,
            UnitService units,
            ReadAccess access,
            PageHead head) {
        this.cards = cards;
        this.openTasks = openTasks;
        this.dossiers = dossiers;
        this.units = units;
        this.access = access;
        this.head = head;
    }

    @GetMapping("/communes/{code}")
    String commune(@PathVariable String code, @RequestParam(defaultValue = "0") int year, Model model) {
        Unit commune = units.known(code)
                .filter(unit -> unit.level() == UnitLevel.COMMUNE)
                .orElseThrow(() -> new NoSuchElementException("Không có xã nào mang mã «%s».".formatted(code)));
        access.require(code);
        int shown = head.write(model, year);
        model.addAttribute("unit", commune);
        model.addAttribute("today", units.find(code).isPresent());
        model.addAttribute(
                "above",
                units.pathTo(code).stream()
                        .filter(one -> one.level() != UnitLevel.COMMUNE)
                        .filter(one -> units.find(one.code()).isPresent())
                        .filter(access.places()::mayRead)
                        .toList());
        Optional<Dossier> dossier = dossiers.find(shown, code);
        model.addAttribute("inCharge", dossier.flatMap(openTasks::inCharge).orElse(null));
        model.addAttribute("card", dossier.map(one -> cards.card(shown, code)).orElse(null));
        return "commune";
    }
}
