package vn.gov.phutho.cleangov.selfreview;

import com.fasterxml.jackson.databind.node.MissingNode;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.platform.RefusedException;

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
        selfReviews.score(
                dossier(task), FormFields.json(task.getVariable("sheet")).orElse(MissingNode.getInstance()), user.id());
    }

    public void givePartyOpinion(DelegateTask task) {
        selfReviews.givePartyOpinion(dossier(task), FormFields.text(task.getVariable("opinion")), user.id());
    }

    public void signSelfReview(DelegateTask task) {
        String decision = FormFields.text(task.getVariable("decision"));
        switch (decision) {
            case "sign" -> selfReviews.sign(dossier(task), user.id());
            case "return" -> selfReviews.sendBack(dossier(task), FormFields.text(task.getVariable("reason")));
            default -> throw new RefusedException("Chọn «Ký» hoặc «Trả lại».");
        }
        task.getExecution().setVariable("signed", "sign".equals(decision));
    }

    /** Why the chair sent the sheet back, for the form; empty the first time. */
    public String returnReason(String key) {
        return selfReviews.returnReason(DossierId.parse(key));
    }

    /** What the Party committee said, for the chair's form. */
    public String partyOpinion(String key) {
        return selfReviews.partyOpinion(DossierId.parse(key));
    }

    private static DossierId dossier(DelegateTask task) {
        return DossierId.parse(task.getExecution().getProcessBusinessKey());
    }
}
