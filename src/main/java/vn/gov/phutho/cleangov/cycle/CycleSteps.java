package vn.gov.phutho.cleangov.cycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
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
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code annual-cycle} and {@code year-opening}, and the times at which the timers of every process fire. */
@Component
public class CycleSteps {

    private static final int DAYS_TO_CLOSE = 5;
    private static final int SHOWN_AT_MOST = 25;

    private final CycleService cycles;
    private final CycleProcess process;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final CurrentUser user;
    private final Clock clock;

    CycleSteps(
            CycleService cycles,
            CycleProcess process,
            WorkingCalendar calendar,
            UnitService units,
            CurrentUser user,
            Clock clock) {
        this.cycles = cycles;
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
        Map<Milestone, Dates> deadlines = FormFields.json(execution.getVariable("deadlines"))
                .map(entered -> deadlines(year, entered))
                .orElseGet(() -> cycles.defaultDates(year));
        try {
            cycles.open(year, deadlines, FormFields.text(execution.getVariable("criteriaSet")), user.id());
        } catch (DataIntegrityViolationException openedMeanwhile) {
            refuse("Năm %d vừa được người khác mở.".formatted(year));
        }
        execution.setProcessBusinessKey(Integer.toString(year));
        execution.removeVariable("deadlines");
        execution.removeVariable("criteriaSet");
        execution.setVariable("year", year);
        execution.setVariable("unitName", units.provinces().get(0).name());
    }

    /** The deadlines of the form. A deadline that is missing in the form keeps its default. */
    private Map<Milestone, Dates> deadlines(int year, JsonNode entered) {
        Map<Milestone, Dates> deadlines = cycles.defaultDates(year);
        if (!entered.isArray()) {
            refuse("Danh sách thời hạn không đọc được.");
        }
        for (JsonNode row : entered) {
            Milestone milestone = milestone(row.path("milestone").asText());
            deadlines.put(milestone, new Dates(date(milestone, row, "opens"), date(milestone, row, "due")));
        }
        return deadlines;
    }

    private static Milestone milestone(String name) {
        try {
            return Milestone.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return refuse("Không có mốc thời gian «" + name + "».");
        }
    }

    private static LocalDate date(Milestone milestone, JsonNode row, String field) {
        try {
            return LocalDate.parse(row.path(field).asText());
        } catch (DateTimeException unreadable) {
            return refuse("«%s»: ngày «%s» không đọc được."
                    .formatted(milestone.title(), row.path(field).asText()));
        }
    }

    private static <T> T refuse(String message) {
        throw new RefusedException(message);
    }

    public void changeDeadline(DelegateExecution execution) {
        int year = year(execution);
        String unitCode = FormFields.text(execution.getVariable("unitCode")).strip();
        cycles.changeDeadline(
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
    public void moveDeadlines(String key) {
        ProcessKey scope = ProcessKey.parse(key);
        process.moveDeadlines(scope.year(), scope.unitCode());
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
        int year = yearOf(task.getExecution().getProcessBusinessKey());
        cycles.close(year, FormFields.text(task.getVariable("closingNote")), user.id());
    }

    /** What is still open, one line each, for the form that closes the year. */
    public String unfinished(String key) {
        List<String> unfinished = cycles.unfinished(yearOf(key));
        if (unfinished.isEmpty()) {
            return "Không còn việc dở dang: có thể khép năm.";
        }
        // The engine stores at most 4000 characters of a text of a form.
        String named =
                unfinished.stream().limit(SHOWN_AT_MOST).map("\n- "::concat).collect(Collectors.joining());
        return "Còn %d việc dở dang:%s".formatted(unfinished.size(), named)
                + (unfinished.size() > SHOWN_AT_MOST ? "\n- …" : "");
    }

    public Date registrationOpens(String key) {
        return opens(key, Milestone.REGISTRATION);
    }

    public Date registrationDue(String key) {
        return due(key, Milestone.REGISTRATION);
    }

    public Date programmeOpens(String key) {
        return opens(key, Milestone.DISTRICT_PROGRAMME);
    }

    public Date programmeDue(String key) {
        return due(key, Milestone.DISTRICT_PROGRAMME);
    }

    public Date assignmentOpens(String key) {
        return opens(key, Milestone.ASSIGNMENT);
    }

    public Date assignmentDue(String key) {
        return due(key, Milestone.ASSIGNMENT);
    }

    public Date interimReviewOpens(String key) {
        return opens(key, Milestone.INTERIM_REVIEW);
    }

    public Date interimReviewDue(String key) {
        return due(key, Milestone.INTERIM_REVIEW);
    }

    public Date selfReviewOpens(String key) {
        return opens(key, Milestone.SELF_REVIEW);
    }

    public Date selfReviewDue(String key) {
        return due(key, Milestone.SELF_REVIEW);
    }

    public Date appraisalOpens(String key) {
        return opens(key, Milestone.APPRAISAL);
    }

    public Date appraisalDue(String key) {
        return due(key, Milestone.APPRAISAL);
    }

    public Date assessmentDue(String key) {
        return due(key, Milestone.DISTRICT_ASSESSMENT);
    }

    public Date juneReportOpens(String key) {
        return opens(key, Milestone.JUNE_REPORT);
    }

    public Date decemberReportOpens(String key) {
        return opens(key, Milestone.DECEMBER_REPORT);
    }

    public Date inspectionPlanDue(String key) {
        return due(key, Milestone.INSPECTION_PLAN);
    }

    public Date inspectionSummaryOpens(String key) {
        return opens(key, Milestone.INSPECTION_SUMMARY);
    }

    public Date coveragePlanDue(String key) {
        return due(key, Milestone.COVERAGE_PLAN);
    }

    public Date coverageDue(String key) {
        return due(key, Milestone.COVERAGE);
    }

    public Date recognitionOpens(String key) {
        return opens(key, Milestone.PROVINCIAL_RECOGNITION);
    }

    public Date recognitionDue(String key) {
        return due(key, Milestone.PROVINCIAL_RECOGNITION);
    }

    public Date yearEnds(String key) {
        return due(key, Milestone.PROVINCIAL_RECOGNITION);
    }

    /** Five working days after the year's last deadline. */
    public Date closeYearDue(String key) {
        ZonedDateTime ends =
                cycles.windowOf(key, Milestone.PROVINCIAL_RECOGNITION).due();
        return Date.from(calendar.due(calendar.plusWorkingDays(ends.toLocalDate(), DAYS_TO_CLOSE))
                .toInstant());
    }

    private Date opens(String key, Milestone milestone) {
        return Date.from(cycles.windowOf(key, milestone).opens().toInstant());
    }

    private Date due(String key, Milestone milestone) {
        return Date.from(cycles.windowOf(key, milestone).due().toInstant());
    }

    private static int yearOf(String key) {
        return ProcessKey.parse(key).year();
    }
}
