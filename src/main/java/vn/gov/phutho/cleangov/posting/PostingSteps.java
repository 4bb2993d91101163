package vn.gov.phutho.cleangov.posting;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;

/** Steps of {@code posting}. */
@Component
public class PostingSteps {

    private final PostingService postings;
    private final CurrentUser user;

    PostingSteps(PostingService postings, CurrentUser user) {
        this.postings = postings;
        this.user = user;
    }

    public void postResults(UnitYear key) {
        postings.post(key);
    }

    public Date answersDue(UnitYear key) {
        return Date.from(postings.answersDue(key).toInstant());
    }

    public void answerPeople(DelegateTask task) {
        UnitYear id = TaskSubject.key(task, UnitYear.class);
        HeardOpinions heard =
                HeardOpinions.read(FormPart.of(task.getVariable("opinions")), FormPart.of(task.getVariable("answers")));
        postings.hear(id, heard, user.id());
        task.getExecution().setVariable("postingOver", postings.over(id));
    }
}
