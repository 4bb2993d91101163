package vn.gov.phutho.cleangov.implementation;

import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.implementation.QuarterReport.Burden;
import vn.gov.phutho.cleangov.platform.MovableClock;
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

    public boolean checkTimeLeft(DossierId key) {
        return implementation.timeLeft(key);
    }

    public void assign(DelegateTask task) {
        implementation.assign(dossier(task), AssignmentPlan.read(FormPart.of(task.getVariable("plan"))), user.id());
    }

    /** The months that still get a task of their own. */
    public List<Integer> months(DossierId key) {
        return implementation.monthsAhead(key);
    }

    public Date briefingOpens(DossierId key, int month) {
        return date(timetable.briefingOpens(key, month));
    }

    public Date briefingDue(DossierId key, int month) {
        return date(timetable.briefingDue(key, month));
    }

    /** «Họp giao ban tháng 3»: in a list of tasks each says which month it is about. */
    public void nameBriefing(DelegateTask task) {
        task.setName("%s tháng %d".formatted(task.getName(), number(task, "month")));
    }

    public void holdBriefing(DelegateTask task) {
        implementation.holdBriefing(
                dossier(task),
                monthDue(task),
                BriefingMinutes.read(FormPart.of(task.getVariable("briefing"))),
                user.id());
    }

    /** The quarters that still get a task of their own. */
    public List<Integer> quarters(DossierId key) {
        return implementation.quartersAhead(key);
    }

    public Date partyReportOpens(DossierId key, int quarter) {
        return date(timetable.partyReportOpens(key, quarter));
    }

    public Date partyReportDue(DossierId key, int quarter) {
        return date(timetable.partyReportDue(key, quarter));
    }

    /** «Báo cáo cấp ủy quý I». */
    public void namePartyReport(DelegateTask task) {
        task.setName("%s %s".formatted(task.getName(), Timetable.quarterInWords(number(task, "quarter"))));
    }

    /** What the form begins with. */
    public String quarterResults(DossierId key, int quarter) {
        return implementation.quarterResults(key, quarter);
    }

    public void reportToParty(DelegateTask task) {
        QuarterReport report = new QuarterReport(
                FormFields.text(task.getVariable("results")),
                FormFields.oneOf(Burden.class, task.getVariable("difficultyKind")),
                FormFields.text(task.getVariable("difficulties")));
        implementation.reportToParty(dossier(task), (monthDue(task) + 2) / 3, report, user.id());
    }

    public void reviewHalfYear(DelegateTask task) {
        HalfYearReview review = new HalfYearReview(
                FormFields.text(task.getVariable("strengths")),
                FormFields.text(task.getVariable("weaknesses")),
                Classification.named(FormFields.text(task.getVariable("forecast"))));
        implementation.reviewHalfYear(dossier(task), review, user.id());
    }

    public void recordMissed(DossierId key) {
        implementation.recordMissed(key);
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

    private static int number(DelegateTask task, String variable) {
        return (Integer) TaskSubject.of(task, variable);
    }

    /** The month in which the task is due. A form may send any variable, but it cannot move its task. */
    private static int monthDue(DelegateTask task) {
        return task.getDueDate().toInstant().atZone(MovableClock.ZONE).getMonthValue();
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }

    private static DossierId dossier(DelegateTask task) {
        return TaskSubject.key(task, DossierId.class);
    }
}
