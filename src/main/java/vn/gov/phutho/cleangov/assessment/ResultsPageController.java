package vn.gov.phutho.cleangov.assessment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.platform.TableWorkbook;

/** The results of a district as a page to print and to hang out (D3.4). */
@Controller
class ResultsPageController {

    private final AssessmentController sessions;
    private final CycleService cycles;

    ResultsPageController(AssessmentController sessions, CycleService cycles) {
        this.sessions = sessions;
        this.cycles = cycles;
    }

    @GetMapping("/assessments/{id}/results")
    String results(@PathVariable String id, Model model) {
        AssessmentController.SessionView session = sessions.session(id);
        model.addAttribute("results", session);
        model.addAttribute("criteria", cycles.criteriaSet(session.year()).criteria());
        return "assessment-results";
    }

    @GetMapping("/api/assessments/{id}/results.xlsx")
    void workbook(@PathVariable String id, HttpServletResponse response) throws IOException {
        AssessmentController.SessionView session = sessions.session(id);
        List<TableWorkbook.Column<AssessmentController.SessionRow>> columns = new ArrayList<>();
        columns.add(TableWorkbook.text("Xã, phường, thị trấn", 28, AssessmentController.SessionRow::communeName));
        cycles.criteriaSet(session.year())
                .criteria()
                .forEach(criterion -> columns.add(TableWorkbook.points(
                        criterion.name(), row -> row.criteria().get(criterion.code()))));
        columns.add(TableWorkbook.points("Tổng điểm", AssessmentController.SessionRow::total));
        columns.add(TableWorkbook.points("Xã tự chấm", AssessmentController.SessionRow::selfTotal));
        columns.add(TableWorkbook.text("Mức đề xuất", 30, AssessmentController.SessionRow::proposedTitle));
        columns.add(TableWorkbook.text("Lý do", 60, row -> String.join("; ", row.classReasons())));
        TableWorkbook.send(
                response,
                "ket-qua-tham-dinh-" + session.assessmentId() + ".xlsx",
                TableWorkbook.Table.of("Kết quả thẩm định", session.communes(), columns));
    }
}
