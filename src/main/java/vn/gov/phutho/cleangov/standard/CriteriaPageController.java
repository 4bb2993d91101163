package vn.gov.phutho.cleangov.standard;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.gov.phutho.cleangov.platform.CurrentUser;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The criteria sets as a page: everybody may take one away, the province's officers bring one in. */
@Controller
class CriteriaPageController {

    private final CriteriaService criteria;
    private final UnitService units;
    private final CurrentUser user;

    CriteriaPageController(CriteriaService criteria, UnitService units, CurrentUser user) {
        this.criteria = criteria;
        this.units = units;
        this.user = user;
    }

    @GetMapping("/criteria-sets")
    String page(Model model) {
        model.addAttribute(
                "sets",
                criteria.all().stream().map(StoredCriteriaSet::criteriaSet).toList());
        model.addAttribute("mayImport", units.overseesAll(user.groups()));
        return "criteria-sets";
    }
}
