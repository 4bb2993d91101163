package vn.gov.phutho.cleangov.scenario;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import vn.gov.phutho.cleangov.cycle.CycleProcess;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.unit.Agency;
import vn.gov.phutho.cleangov.unit.Role;

/**
 * A year as the regulation tells it. Communes, districts, departments, the press and the province have one method for
 * each task of their officials. Each goes the way that Tasklist goes: the person's account, the task, its form.
 */
@TestComponent
@Import({ScenarioClock.class, ScenarioTasks.class, ScenarioServices.class})
public class YearScenario {

    private final ScenarioClock clock;
    private final ScenarioTasks tasks;
    private final ScenarioServices services;
    private final CycleProcess cycleProcess;
    private final RuntimeService runtime;

    YearScenario(
            ScenarioClock clock,
            ScenarioTasks tasks,
            ScenarioServices services,
            CycleProcess cycleProcess,
            RuntimeService runtime) {
        this.clock = clock;
        this.tasks = tasks;
        this.services = services;
        this.cycleProcess = cycleProcess;
        this.runtime = runtime;
    }

    ScenarioServices services() {
        return services;
    }

    /** A year that no other test uses, opened with its default deadlines on 15 January, 09:00. */
    public YearScenario yearOpens() {
        freshYear();
        cycleProcess.openYear(year());
        executeJobs();
        return this;
    }

    /** A year that is not open yet and that no other test uses; it is 15 January, 09:00. */
    public int freshYear() {
        return clock.takeYear();
    }

    /** A year that is already open, or a given year to open. */
    public YearScenario takesUp(int given) {
        clock.takeYear(given);
        return this;
    }

    public int year() {
        return clock.year();
    }

    public ZonedDateTime now() {
        return clock.now();
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    /** It becomes this day, 09:00. No job is executed. */
    public YearScenario todayIs(LocalDate day) {
        clock.setDay(day);
        return this;
    }

    /** It becomes this day, 09:00, and everything that is due until then happens. */
    public YearScenario comesTo(LocalDate day) {
        todayIs(day);
        executeJobs();
        return this;
    }

    /** It becomes the time at which these timers of the year fire, and they fire. */
    public YearScenario timersFire(String elementId) {
        clock.fireTimers(elementId);
        return this;
    }

    /** Executes the jobs of this year that are due, the earliest first, and the jobs that these create. */
    public void executeJobs() {
        clock.executeJobs();
    }

    /** It becomes a second after this moment, unless it is later already, and everything that is due happens. */
    void passes(ZonedDateTime moment) {
        clock.pass(moment);
    }

    /** When this is due for the unit that the key names, as it stands now. */
    public ZonedDateTime due(String key, Milestone milestone) {
        return services.cycles().windowOf(ProcessKey.parse(key), milestone).due();
    }

    /** The indicators that officials measure and type; the records of the year measure the others. */
    public List<Indicator> typedIndicators() {
        return services.cycles().criteriaSet(year()).indicators().stream()
                .filter(indicator -> indicator.computed() == null)
                .toList();
    }

    public Commune commune(String code) {
        return new Commune(this, code);
    }

    public District district(String code) {
        return new District(this, code);
    }

    public Province province() {
        return new Province(this, services.units().provinces().get(0).code());
    }

    public Department department(String code) {
        return new Department(this, code);
    }

    public List<Department> departments() {
        return services.units().agencies(Role.PROVINCE_DEPARTMENT).stream()
                .map(Agency::code)
                .map(this::department)
                .toList();
    }

    public Media media(String code) {
        return new Media(this, code);
    }

    public List<Media> outlets() {
        return services.units().agencies(Role.PROVINCE_MEDIA).stream()
                .map(Agency::code)
                .map(this::media)
                .toList();
    }

    /** In spring each department plans and visits, and each outlet plans. For tests with another subject. */
    public YearScenario departmentsAndPressBegin() {
        departments().forEach(department -> department.plans("230").visits("230"));
        outlets().forEach(Media::plans);
        return this;
    }

    /** In December every summary is received and every outlet closes its year. */
    public YearScenario departmentsAndPressFinish() {
        for (Department department : departments()) {
            department.summarises();
            province().receivesSummary(department);
        }
        outlets()
                .forEach(outlet ->
                        outlet.publishes(outlet.piece("COMMEND", "230")).closesYear(""));
        return this;
    }

    /** The key of the one open finding of this year that is about this unit. */
    public String findingOf(String unitCode) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("finding")
                .processInstanceBusinessKeyLike(year() + "-F%-" + unitCode)
                .singleResult()
                .getBusinessKey();
    }

    /** The open tasks of this element and key. */
    public List<Task> open(String elementId, String key) {
        return tasks.query(elementId, key).list();
    }

    /** The open tasks of this element and key whose name matches the pattern, as this official sees them. */
    Task openNamed(String user, String elementId, String key, String pattern) {
        return as(user, () -> tasks.query(elementId, key).taskNameLike(pattern).singleResult());
    }

    /** The key of the dossier that a task of the province is about. */
    String dossierOf(Task task) {
        return (String) tasks.variable(task, "dossierId");
    }

    /** An official opens a task, which must exist and be theirs, and completes it with this form. */
    public void completes(String user, String elementId, String key, Map<String, ?> form) {
        complete(user, tasks.taskOf(user, elementId, key).getId(), form);
    }

    /** An official completes the task with this id, theirs or not, and the due jobs are executed. */
    public void complete(String user, String taskId, Map<String, ?> form) {
        submit(user, taskId, form);
        executeJobs();
    }

    /** An official sends the form of this task. Jobs that follow from it are not executed. */
    public void submit(String user, String taskId, Map<String, ?> form) {
        tasks.submit(user, taskId, form);
    }

    /** An official starts a process with its form, and the due jobs are executed. */
    public void starts(String user, String process, Map<String, ?> form) {
        tasks.start(user, process, form);
        executeJobs();
    }

    /** Runs this as the engine knows the official: with their groups and no more rights. */
    public <T> T as(String user, Supplier<T> action) {
        return tasks.as(user, action);
    }
}
