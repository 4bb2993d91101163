package vn.gov.phutho.cleangov.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;

/** Steps of {@code posting}. */
@Component
public class PostingSteps {

    private final PostingService postings;
    private final CurrentUser user;

    PostingSteps(PostingService postings, CurrentUser user) {
        this.postings = postings;
        this.user = user;
    }

    public void postResults(String key) {
        postings.post(UnitYear.parse(key));
    }

    public Date answersDue(String key) {
        return Date.from(postings.answersDue(UnitYear.parse(key)).toInstant());
    }

    public void answerPeople(DelegateTask task) {
        UnitYear id = UnitYear.parse(task.getExecution().getProcessBusinessKey());
        postings.hear(id, json(task, "opinions"), json(task, "answers"), user.id());
        task.getExecution().setVariable("postingOver", postings.over(id));
    }

    private static JsonNode json(DelegateTask task, String field) {
        return FormFields.json(task.getVariable(field)).orElse(JsonNodeFactory.instance.objectNode());
    }
}
