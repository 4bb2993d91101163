package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * The answer on a form that asks an official to approve what somebody else wrote, or to send it back with a reason.
 * Each such form has the fields {@code decision} and {@code reason}.
 *
 * @param given true if the official approved, false if they sent it back
 * @param reason why it goes back, without surrounding space; the service refuses an empty one
 */
public record Approval(boolean given, String reason) {

    private static final String SENT_BACK = "return";

    /**
     * @param yes the value of {@code decision} that approves, for example {@code sign}
     * @param unanswered Vietnamese: what to choose from
     * @throws RefusedException with this sentence if the official chose neither
     */
    public static Approval read(DelegateTask task, String yes, String unanswered) {
        String decision = FormFields.text(task.getVariable("decision"));
        if (!decision.equals(yes) && !decision.equals(SENT_BACK)) {
            throw new RefusedException(unanswered);
        }
        return new Approval(decision.equals(yes), FormFields.text(task.getVariable("reason")));
    }
}
