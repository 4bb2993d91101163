package vn.gov.phutho.cleangov.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code annual-cycle} and {@code year-opening}, and the times at which the timers of every process fire. */
@Component
public class CycleSteps {

    private static final int DAYS_TO_CLOSE = 5;
    private static final int SHOWN_AT_MOST = 25;

    private final CycleService cycles;
    private final DeadlineService deadlines;
    private final CycleProcess process;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final CurrentUser user;
    private final Clock clock;

    CycleSteps(
            CycleService cycles,
            DeadlineService deadlines,
            CycleProcess process,
            WorkingCalendar calendar,
            UnitService units,
            CurrentUser user,
            Clock clock) {
        this.cycles = cycles;
        this.deadlines = deadlines;
        this.process = process;
        this.calendar = calendar;
        this.units = units;
        this.user = user;
        this.clock = clock;
    }

    /** In January the year is opened without a form: the year that has begun, with its default deadlines. */
    public void prepareYear(DelegateExecution execution) {
        int year = Year.now(clock).getValue();
        execution.setVariable("year", year);
        execution.setVariable("yearAlreadyOpen", cycles.exists(year));
    }

    public void startAnnualCycle(int year) {
        process.openYear(year);
    }

    public void openYear(DelegateExecution execution) {
        int year = year(execution);
        Object entered = execution.getVariable("deadlines");
        if (entered != null && !FormPart.of(entered).isList()) {
            refuse("Danh sách thời hạn không đọc được.");
        }
        try {
            cycles.open(
                    year,
                    datesOf(year, FormPart.of(entered)),
                    FormFields.text(execution.getVariable("criteriaSet")),
                    user.id());
        } catch (DataIntegrityViolationException openedMeanwhile) {
            refuse("Năm %d vừa được người khác mở.".formatted(year));
        }
        execution.setProcessBusinessKey(Integer.toString(year));
        execution.removeVariable("deadlines");
        execution.removeVariable("criteriaSet");
        execution.setVariable("year", year);
        execution.setVariable("unitName", units.provinces().get(0).name());
    }

    /** The deadlines of the form: {@code [{milestone, opens, due}]}. A deadline that is missing in the form keeps its default. */
    private Map<Milestone, Dates> datesOf(int year, FormPart form) {
        Map<Milestone, Dates> dates = cycles.defaultDates(year);
        for (FormPart row : form.rows()) {
            Milestone milestone = milestone(row.text("milestone"));
            dates.put(milestone, new Dates(day(milestone, row, "opens"), day(milestone, row, "due")));
        }
        return dates;
    }

    private static Milestone milestone(String name) {
        try {
            return Milestone.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return refuse("Không có mốc thời gian «" + name + "».");
        }
    }

    private static LocalDate day(Milestone milestone, FormPart row, String field) {
        return row.day(field)
                .orElseGet(
                        () -> refuse("«%s»: ngày «%s» không đọc được.".formatted(milestone.title(), row.text(field))));
    }

    private static <T> T refuse(String message) {
        throw new RefusedException(message);
    }

    public void changeDeadline(DelegateExecution execution) {
        int year = year(execution);
        String unitCode = FormFields.text(execution.getVariable("unitCode")).strip();
        deadlines.move(
                year,
                milestone(FormFields.text(execution.getVariable("milestone"))),
                unitCode.isEmpty() ? null : unitCode,
                FormFields.day(execution.getVariable("due"), clock.getZone())
                        .orElseGet(() -> refuse("Chọn ngày của hạn mới.")),
                FormFields.text(execution.getVariable("reason")),
                user.id());
        execution.setProcessBusinessKey(
                unitCode.isEmpty() ? Integer.toString(year) : new UnitYear(year, unitCode).toString());
    }

    /** Evaluates again the due dates of the timers and open tasks of the key's unit and of all units below it. */
    public void moveDeadlines(ProcessKey key) {
        process.moveDeadlines(key.year(), key.unitCode());
    }

    /** The calendar has changed: evaluates again the due dates of the timers and open tasks of every open year. */
    public void moveAllDeadlines() {
        cycles.yearsOpen().forEach(year -> process.moveDeadlines(year, null));
    }

    private static int year(DelegateExecution execution) {
        return FormFields.wholeNumber(execution.getVariable("year"))
                .orElseGet(() -> refuse("Năm phải là một số, ví dụ 2026."));
    }

    public void closeYear(DelegateTask task) {
        int year = TaskSubject.key(task, ProcessKey.class).year();
        cycles.close(year, FormFields.text(task.getVariable("closingNote")), user.id());
    }

    /** What is still open, one line each, for the form that closes the year. */
    public String unfinished(ProcessKey key) {
        List<String> unfinished = cycles.unfinished(key.year());
        if (unfinished.isEmpty()) {
            return "Không còn việc dở dang: có thể khép năm.";
        }
        // The engine stores at most 4000 characters of a text of a form.
        String named =
                unfinished.stream().limit(SHOWN_AT_MOST).map("\n- "::concat).collect(Collectors.joining());
        return "Còn %d việc dở dang:%s".formatted(unfinished.size(), named)
                + (unfinished.size() > SHOWN_AT_MOST ? "\n- …" : "");
    }

    public Date registrationOpens(ProcessKey key) {
        return opens(key, Milestone.REGISTRATION);
    }

    public Date registrationDue(ProcessKey key) {
        return due(key, Milestone.REGISTRATION);
    }

    public Date programmeOpens(ProcessKey key) {
        return opens(key, Milestone.DISTRICT_PROGRAMME);
    }

    public Date programmeDue(ProcessKey key) {
        return due(key, Milestone.DISTRICT_PROGRAMME);
    }

    public Date assignmentOpens(ProcessKey key) {
        return opens(key, Milestone.ASSIGNMENT);
    }

    public Date assignmentDue(ProcessKey key) {
        return due(key, Milestone.ASSIGNMENT);
    }

    public Date interimReviewOpens(ProcessKey key) {
        return opens(key, Milestone.INTERIM_REVIEW);
    }

    public Date interimReviewDue(ProcessKey key) {
        return due(key, Milestone.INTERIM_REVIEW);
    }

    public Date selfReviewOpens(ProcessKey key) {
        return opens(key, Milestone.SELF_REVIEW);
    }

    public Date selfReviewDue(ProcessKey key) {
        return due(key, Milestone.SELF_REVIEW);
    }

    public Date appraisalOpens(ProcessKey key) {
        return opens(key, Milestone.APPRAISAL);
    }

    public Date appraisalDue(ProcessKey key) {
        return due(key, Milestone.APPRAISAL);
    }

    public Date assessmentDue(ProcessKey key) {
        return due(key, Milestone.DISTRICT_ASSESSMENT);
    }

    public Date juneReportOpens(ProcessKey key) {
        return opens(key, Milestone.JUNE_REPORT);
    }

    public Date decemberReportOpens(ProcessKey key) {
        return opens(key, Milestone.DECEMBER_REPORT);
    }

    public Date inspectionPlanDue(ProcessKey key) {
        return due(key, Milestone.INSPECTION_PLAN);
    }

    public Date inspectionSummaryOpens(ProcessKey key) {
        return opens(key, Milestone.INSPECTION_SUMMARY);
    }

    public Date coveragePlanDue(ProcessKey key) {
        return due(key, Milestone.COVERAGE_PLAN);
    }

    public Date coverageDue(ProcessKey key) {
        return due(key, Milestone.COVERAGE);
    }

    public Date recognitionOpens(ProcessKey key) {
        return opens(key, Milestone.PROVINCIAL_RECOGNITION);
    }

    public Date recognitionDue(ProcessKey key) {
        return due(key, Milestone.PROVINCIAL_RECOGNITION);
    }

    public Date yearEnds(ProcessKey key) {
        return due(key, Milestone.PROVINCIAL_RECOGNITION);
    }

    /** Five working days after the year's last deadline. */
    public Date closeYearDue(ProcessKey key) {
        ZonedDateTime ends =
                cycles.windowOf(key, Milestone.PROVINCIAL_RECOGNITION).due();
        return Date.from(calendar.due(calendar.plusWorkingDays(ends.toLocalDate(), DAYS_TO_CLOSE))
                .toInstant());
    }

    private Date opens(ProcessKey key, Milestone milestone) {
        return Date.from(cycles.windowOf(key, milestone).opens().toInstant());
    }

    private Date due(ProcessKey key, Milestone milestone) {
        return Date.from(cycles.windowOf(key, milestone).due().toInstant());
    }
}
