package vn.gov.phutho.cleangov.assessment;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.gov.phutho.cleangov.cycle.CycleService;

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
}
