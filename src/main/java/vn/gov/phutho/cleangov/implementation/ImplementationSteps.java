package vn.gov.phutho.cleangov.implementation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.CleangovApplication;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.implementation.ImplementationService.Burden;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Steps of {@code implementation} and {@code difficulty}. */
@Component
public class ImplementationSteps {

    private final ImplementationService implementation;
    private final DifficultyService difficulties;
    private final Timetable timetable;
    private final CurrentUser user;

    ImplementationSteps(
            ImplementationService implementation,
            DifficultyService difficulties,
            Timetable timetable,
            CurrentUser user) {
        this.implementation = implementation;
        this.difficulties = difficulties;
        this.timetable = timetable;
        this.user = user;
    }

    public boolean checkTimeLeft(String key) {
        return implementation.timeLeft(DossierId.parse(key));
    }

    public void assign(DelegateTask task) {
        implementation.assign(dossier(task), json(task, "plan"), user.id());
    }

    /** The months that still get a task of their own. */
    public List<Integer> months(String key) {
        return implementation.monthsAhead(DossierId.parse(key));
    }

    public Date briefingOpens(String key, int month) {
        return date(timetable.briefingOpens(DossierId.parse(key), month));
    }

    public Date briefingDue(String key, int month) {
        return date(timetable.briefingDue(DossierId.parse(key), month));
    }

    /** «Họp giao ban tháng 3»: in a list of tasks each says which month it is about. */
    public void nameBriefing(DelegateTask task) {
        task.setName("%s tháng %d".formatted(task.getName(), number(task, "month")));
    }

    public void holdBriefing(DelegateTask task) {
        implementation.holdBriefing(dossier(task), monthDue(task), json(task, "briefing"), user.id());
    }

    /** The quarters that still get a task of their own. */
    public List<Integer> quarters(String key) {
        return implementation.quartersAhead(DossierId.parse(key));
    }

    public Date partyReportOpens(String key, int quarter) {
        return date(timetable.partyReportOpens(DossierId.parse(key), quarter));
    }

    public Date partyReportDue(String key, int quarter) {
        return date(timetable.partyReportDue(DossierId.parse(key), quarter));
    }

    /** «Báo cáo cấp ủy quý I». */
    public void namePartyReport(DelegateTask task) {
        task.setName("%s %s".formatted(task.getName(), Timetable.quarterInWords(number(task, "quarter"))));
    }

    /** What the form begins with. */
    public String quarterResults(String key, int quarter) {
        return implementation.quarterResults(DossierId.parse(key), quarter);
    }

    public void reportToParty(DelegateTask task) {
        String burden = FormFields.text(task.getVariable("difficultyKind"));
        implementation.reportToParty(
                dossier(task),
                (monthDue(task) + 2) / 3,
                FormFields.text(task.getVariable("results")),
                Arrays.stream(Burden.values())
                        .filter(one -> one.name().equals(burden))
                        .findFirst(),
                FormFields.text(task.getVariable("difficulties")),
                user.id());
    }

    public void reviewHalfYear(DelegateTask task) {
        implementation.reviewHalfYear(
                dossier(task),
                FormFields.text(task.getVariable("strengths")),
                FormFields.text(task.getVariable("weaknesses")),
                Classification.named(FormFields.text(task.getVariable("forecast"))),
                user.id());
    }

    public void recordMissed(String key) {
        implementation.recordMissed(DossierId.parse(key));
    }

    public void solveDifficulty(DelegateTask task) {
        difficulties.answer(difficultyId(task), FormFields.text(task.getVariable("answer")), user.id());
    }

    public void judgeAnswer(DelegateTask task) {
        String verdict = FormFields.text(task.getVariable("verdict"));
        switch (verdict) {
            case "solved" -> difficulties.solved(difficultyId(task), user.id());
            case "missing" ->
                difficulties.sendBack(difficultyId(task), FormFields.text(task.getVariable("stillMissing")), user.id());
            default -> throw new RefusedException("Chọn «Đã giải quyết xong» hoặc «Chưa xong, gửi lại huyện».");
        }
        task.getExecution().setVariable("solved", "solved".equals(verdict));
    }

    public Date answerDue(long difficultyId) {
        return date(difficulties.answerDue(difficultyId));
    }

    public Date judgementDue(long difficultyId) {
        return date(difficulties.judgementDue(difficultyId));
    }

    public String difficultySource(long difficultyId) {
        return difficulties.difficulty(difficultyId).source();
    }

    public String difficultyContent(long difficultyId) {
        return difficulties.difficulty(difficultyId).content();
    }

    /** What the commune still misses, for the district's form; empty the first time. */
    public String difficultyMissing(long difficultyId) {
        return difficulties
                .difficulty(difficultyId)
                .last()
                .map(Difficulty.Answer::missing)
                .orElse("");
    }

    /** The district's last answer, for the commune's form. */
    public String difficultyAnswer(long difficultyId) {
        return difficulties
                .difficulty(difficultyId)
                .last()
                .map(Difficulty.Answer::answer)
                .orElse("");
    }

    private static long difficultyId(DelegateTask task) {
        return (Long) TaskSubject.of(task, "difficultyId");
    }

    private static JsonNode json(DelegateTask task, String field) {
        return FormFields.json(task.getVariable(field)).orElse(MissingNode.getInstance());
    }

    private static int number(DelegateTask task, String variable) {
        return (Integer) TaskSubject.of(task, variable);
    }

    /** The month in which the task is due. A form may send any variable, but it cannot move its task. */
    private static int monthDue(DelegateTask task) {
        return task.getDueDate().toInstant().atZone(CleangovApplication.ZONE).getMonthValue();
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }

    private static DossierId dossier(DelegateTask task) {
        return DossierId.parse(task.getExecution().getProcessBusinessKey());
    }
}
