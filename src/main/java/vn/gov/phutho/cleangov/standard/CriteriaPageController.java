package vn.gov.phutho.cleangov.standard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;

/** The page of criteria sets: everybody may download one, the province's officers import them. */
@Controller
class CriteriaPageController {

    private final CriteriaService criteria;
    private final UnitService units;
    private final CurrentUser user;
    private final Rights rights;

    CriteriaPageController(CriteriaService criteria, UnitService units, CurrentUser user, Rights rights) {
        this.rights = rights;
        this.criteria = criteria;
        this.units = units;
        this.user = user;
    }

    @GetMapping("/criteria-sets")
    String page(Model model) {
        model.addAttribute(
                "sets",
                criteria.all().stream().map(StoredCriteriaSet::criteriaSet).toList());
        model.addAttribute("mayImport", rights.has(Right.IMPORT_CRITERIA));
        return "criteria-sets";
    }

    /** The list of sets as a workbook; each set is a separate file. */
    @GetMapping("/api/criteria-sets.xlsx")
    void workbook(HttpServletResponse response) throws IOException {
        TableWorkbook.send(
                response,
                "cac-bo-tieu-chi.xlsx",
                TableWorkbook.Table.of(
                        "Bộ tiêu chí",
                        criteria.all().stream()
                                .map(StoredCriteriaSet::criteriaSet)
                                .toList(),
                        List.of(
                                TableWorkbook.text("Mã", 20, CriteriaSet::id),
                                TableWorkbook.whole("Phiên bản", CriteriaSet::version),
                                TableWorkbook.text(
                                        "Ghi chú", 40, set -> set.label().orElse("")),
                                TableWorkbook.text("Căn cứ", 60, CriteriaSet::legalBasis),
                                TableWorkbook.whole("Từ năm", CriteriaSet::validFrom),
                                TableWorkbook.whole("Đến năm", CriteriaSet::validTo),
                                TableWorkbook.points("Điểm", CriteriaSet::maxPoints),
                                TableWorkbook.whole(
                                        "Chỉ tiêu", set -> set.indicators().size()))));
    }
}
