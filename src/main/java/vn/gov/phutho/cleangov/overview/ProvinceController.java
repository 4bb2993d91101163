package vn.gov.phutho.cleangov.overview;

import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The page of a province's progress in a year. */
@Controller
class ProvinceController {

    private final StandingService standings;
    private final UnitService units;
    private final ReadAccess access;
    private final PageHead head;

    ProvinceController(StandingService standings, UnitService units, ReadAccess access, PageHead head) {
        this.standings = standings;
        this.units = units;
        this.access = access;
        this.head = head;
    }

    @GetMapping("/provinces/{code}")
    String province(@PathVariable String code, @RequestParam(defaultValue = "0") int year, Model model) {
        Unit province = units.find(code)
                .filter(unit -> unit.level() == UnitLevel.PROVINCE)
                .orElseThrow(() -> new NoSuchElementException("Không có tỉnh nào mang mã «%s».".formatted(code)));
        access.require(code);
        int shown = head.write(model, year);
        model.addAttribute("unit", province);
        model.addAttribute("s", standings.standing(shown, province).orElse(null));
        return "province";
    }
}
