package vn.gov.phutho.cleangov.document;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.Audited;
import vn.gov.phutho.cleangov.engine.FormSubmissions;

/** The papers that a form would sign, for the official who is about to complete it. */
@RestController
class UnsignedPapersController {

    private final UnsignedPapers unsigned;
    private final FormSubmissions forms;

    UnsignedPapersController(UnsignedPapers unsigned, FormSubmissions forms) {
        this.unsigned = unsigned;
        this.forms = forms;
    }

    /** @param answers the variables of the form, as the engine's REST interface takes them */
    @PostMapping("/api/tasks/{task}/papers")
    @Audited(AuditKind.PAPER_READ)
    UnsignedPapers.Shown ofTask(@PathVariable String task, @RequestBody FormSubmissions.Answers answers) {
        return unsigned.of(() -> forms.submitTask(task, answers));
    }

    /** @param answers the variables of the form that starts a process */
    @PostMapping("/api/process-definitions/{definition}/papers")
    @Audited(AuditKind.PAPER_READ)
    UnsignedPapers.Shown ofStart(@PathVariable String definition, @RequestBody FormSubmissions.Answers answers) {
        return unsigned.of(() -> forms.submitStart(definition, answers));
    }
}
