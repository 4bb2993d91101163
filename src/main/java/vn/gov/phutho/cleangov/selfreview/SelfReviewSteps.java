package vn.gov.phutho.cleangov.selfreview;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.Approval;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;

/** Steps of {@code self-review}. */
@Component
public class SelfReviewSteps {

    private final SelfReviewService selfReviews;
    private final CurrentUser user;

    SelfReviewSteps(SelfReviewService selfReviews, CurrentUser user) {
        this.selfReviews = selfReviews;
        this.user = user;
    }

    public void scoreIndicators(DelegateTask task) {
        selfReviews.score(dossier(task), OwnSheet.read(FormPart.of(task.getVariable("sheet"))), user.id());
    }

    public void givePartyOpinion(DelegateTask task) {
        selfReviews.givePartyOpinion(dossier(task), FormFields.text(task.getVariable("opinion")), user.id());
    }

    public void signSelfReview(DelegateTask task) {
        Approval approval = Approval.read(task, "sign", "Chọn «Ký» hoặc «Trả lại».");
        if (approval.given()) {
            selfReviews.sign(dossier(task), user.id());
        } else {
            selfReviews.sendBack(dossier(task), approval.reason());
        }
        task.getExecution().setVariable("signed", approval.given());
    }

    /** Why the chair sent the sheet back, for the form; empty the first time. */
    public String returnReason(DossierId key) {
        return selfReviews.returnReason(key);
    }

    /** What the Party committee said, for the chair's form. */
    public String partyOpinion(DossierId key) {
        return selfReviews.partyOpinion(key);
    }

    private static DossierId dossier(DelegateTask task) {
        return TaskSubject.key(task, DossierId.class);
    }
}
