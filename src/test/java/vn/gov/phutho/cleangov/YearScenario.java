package vn.gov.phutho.cleangov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.boot.test.context.TestComponent;
import vn.gov.phutho.cleangov.assessment.AssessmentService;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.cycle.CycleProcess;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.explanation.ExplanationService;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.posting.PostingService;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;
import vn.gov.phutho.cleangov.standard.ScoringRule;
import vn.gov.phutho.cleangov.unit.Agency;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * A year told as the regulation tells it: one method for each human deed. Every deed goes the way that Tasklist goes: the
 * person's account, the task, its form.
 */
@TestComponent
public class YearScenario {

    private static final AtomicInteger NEXT_YEAR = new AtomicInteger(2001);

    private static final int ROUNDS_AT_MOST = 100;

    private final TaskService tasks;
    private final FormService forms;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;
    private final IdentityService identity;
    private final CycleProcess cycleProcess;
    private final CycleService cycles;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final AssessmentService assessments;
    private final ExplanationService explanations;
    private final PostingService postings;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final MovableClock clock;

    private int year;

    YearScenario(
            TaskService tasks,
            FormService forms,
            RuntimeService runtime,
            ManagementService management,
            RepositoryService repository,
            IdentityService identity,
            CycleProcess cycleProcess,
            CycleService cycles,
            DossierService dossiers,
            ScoreService scoring,
            AssessmentService assessments,
            ExplanationService explanations,
            PostingService postings,
            UnitService units,
            WorkingCalendar calendar,
            MovableClock clock) {
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
        this.identity = identity;
        this.cycleProcess = cycleProcess;
        this.cycles = cycles;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.assessments = assessments;
        this.explanations = explanations;
        this.postings = postings;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A year that no other test has touched, opened with its default deadlines on 15 January, 09:00. */
    public YearScenario yearOpens() {
        freshYear();
        cycleProcess.openYear(year);
        doJobs();
        return this;
    }

    /** A year that nobody has opened yet; it is 15 January, 09:00. */
    public int freshYear() {
        year = NEXT_YEAR.getAndIncrement();
        todayIs(LocalDate.of(year, 1, 15));
        return year;
    }

    public int year() {
        return year;
    }

    public YearScenario todayIs(LocalDate day) {
        clock.moveTo(day.atTime(9, 0).atZone(CleangovApplication.ZONE).toInstant());
        return this;
    }

    /** It becomes this day, 09:00, and everything that is due until then happens. */
    public YearScenario comesTo(LocalDate day) {
        todayIs(day);
        doJobs();
        return this;
    }

    /** Does the jobs of this year that are due, the earliest first, and those that they lead to. */
    public void doJobs() {
        for (int round = 0; round < ROUNDS_AT_MOST; round++) {
            List<Job> due = ofThisYear(management.createJobQuery().executable());
            if (due.isEmpty()) {
                return;
            }
            due.stream().filter(this::isThere).forEach(job -> management.executeJob(job.getId()));
        }
        throw new AssertionError("the year " + year + " does not come to rest");
    }

    /** It becomes the time at which these timers of the year fire, and they fire. */
    public YearScenario timersFire(String elementId) {
        Set<String> definitions = management.createJobDefinitionQuery().activityIdIn(elementId).list().stream()
                .map(JobDefinition::getId)
                .collect(Collectors.toSet());
        List<Job> timers = ofThisYear(management.createJobQuery().timers()).stream()
                .filter(job -> definitions.contains(job.getJobDefinitionId()))
                .toList();
        if (timers.isEmpty()) {
            throw new AssertionError("no timer waits at " + elementId);
        }
        Date latest = timers.stream().map(Job::getDuedate).max(Date::compareTo).orElseThrow();
        if (latest.toInstant().isAfter(clock.instant())) {
            clock.moveTo(latest.toInstant().plusSeconds(1));
        }
        timers.forEach(job -> management.executeJob(job.getId()));
        doJobs();
        return this;
    }

    /**
     * Asks for the jobs of this year's processes only: the database is full of other years, whose jobs are due as well. No
     * condition on elements may stand in the query: the engine would write it before this one, without an "and".
     */
    private List<Job> ofThisYear(JobQuery jobs) {
        Set<String> processes =
                runtime.createProcessInstanceQuery().processInstanceBusinessKeyLike(year + "%").list().stream()
                        .map(ProcessInstance::getId)
                        .collect(Collectors.toSet());
        return processes.isEmpty()
                ? List.of()
                : jobs.processInstanceIds(processes).orderByJobDuedate().asc().list();
    }

    /** A job may have taken away one that was due beside it. */
    private boolean isThere(Job job) {
        return management.createJobQuery().jobId(job.getId()).count() == 1;
    }

    /** It becomes a second after this moment, unless it is later already, and everything that is due until then happens. */
    private void passes(ZonedDateTime moment) {
        if (!now().isAfter(moment)) {
            clock.moveTo(moment.plusSeconds(1).toInstant());
        }
        doJobs();
    }

    public ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    /** When this is due for the unit that the key names, as it stands now. */
    public ZonedDateTime due(String key, Milestone milestone) {
        return cycles.windowOf(key, milestone).due();
    }

    /** The indicators that officials measure and type; the records of the year measure the others. */
    public List<Indicator> typedIndicators() {
        return cycles.criteriaSet(year).indicators().stream()
                .filter(indicator -> indicator.computed() == null)
                .toList();
    }

    public Commune commune(String code) {
        return new Commune(code);
    }

    public District district(String code) {
        return new District(code);
    }

    public Province province() {
        return new Province(units.provinces().get(0).code());
    }

    public Department department(String code) {
        return new Department(code);
    }

    /** What departments and press do in spring, where the story is another: each plans, each department visits. */
    public YearScenario departmentsAndPressBegin() {
        departments().forEach(department -> department.plans("230").visits("230"));
        outlets().forEach(Media::plans);
        return this;
    }

    /** And in December: every summary is received, every outlet has closed its year. */
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

    public Media media(String code) {
        return new Media(code);
    }

    public List<Media> outlets() {
        return units.agencies(Role.PROVINCE_MEDIA).stream()
                .map(Agency::code)
                .map(Media::new)
                .toList();
    }

    public List<Department> departments() {
        return units.agencies(Role.PROVINCE_DEPARTMENT).stream()
                .map(Agency::code)
                .map(Department::new)
                .toList();
    }

    /** The open tasks of this element and key. */
    public List<Task> open(String elementId, String key) {
        return query(elementId, key).list();
    }

    private TaskQuery query(String elementId, String key) {
        return tasks.createTaskQuery().taskDefinitionKey(elementId).processInstanceBusinessKey(key);
    }

    /** Somebody opens a task, which must be there and theirs, and completes it with this form. */
    public void completes(String user, String elementId, String key, Map<String, ?> form) {
        Task task = as(user, () -> query(elementId, key).singleResult());
        if (task == null) {
            throw new AssertionError(user + " has no task " + elementId + " of " + key);
        }
        complete(user, task.getId(), form);
    }

    /** Somebody completes the task with this id, theirs or not, and the year goes on. */
    public void complete(String user, String taskId, Map<String, ?> form) {
        submit(user, taskId, form);
        doJobs();
    }

    /** Somebody sends the form of this task; jobs that follow from it are left to wait. */
    public void submit(String user, String taskId, Map<String, ?> form) {
        as(user, () -> {
            tasks.claim(taskId, user);
            forms.submitTaskForm(taskId, variables(form));
            return null;
        });
    }

    /** Somebody starts a process with its form, and the year goes on. */
    public void starts(String user, String process, Map<String, ?> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        as(user, () -> forms.submitStartForm(definition, variables(form)));
        doJobs();
    }

    /** What the official reads when this deed is refused; a deed that is done, or that breaks, fails the test. */
    public static String refusalOf(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException refused) {
            return Stream.iterate((Throwable) refused, one -> one != null, Throwable::getCause)
                    .filter(RefusedException.class::isInstance)
                    .map(Throwable::getMessage)
                    .findFirst()
                    .orElseThrow(() -> refused);
        }
        throw new AssertionError("this was not refused");
    }

    private static Map<String, Object> variables(Map<String, ?> form) {
        return form.entrySet().stream()
                .collect(
                        HashMap::new, (map, field) -> map.put(field.getKey(), variable(field.getValue())), Map::putAll);
    }

    private static Object variable(Object value) {
        return value instanceof JsonNode json
                ? SpinValues.jsonValue(json.toString()).create()
                : value;
    }

    /** Somebody does something as the engine knows them: with their groups, and no more rights. */
    public <T> T as(String user, Supplier<T> deed) {
        try {
            identity.setAuthentication(
                    user,
                    identity.createGroupQuery().groupMember(user).list().stream()
                            .map(group -> group.getId())
                            .toList());
            return deed.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** A measurement of this indicator that earns all its points, or none. */
    public static Measurement measured(Indicator indicator, boolean full) {
        Measurement measurement;
        if (indicator.rule() instanceof ScoringRule.Bands bands) {
            ScoringRule.Band band = bands.bands().stream()
                    .filter(one -> full
                            ? one.points().compareTo(indicator.maxPoints()) == 0
                            : one.points().signum() == 0)
                    .findFirst()
                    .orElseThrow();
            boolean higher = indicator.direction() == Indicator.Direction.HIGHER;
            var value = higher
                    ? band.from() != null ? band.from() : band.to().subtract(java.math.BigDecimal.ONE)
                    : band.to() != null ? band.to() : band.from().add(java.math.BigDecimal.ONE);
            measurement = Measurement.of(value);
        } else if (indicator.rule() instanceof ScoringRule.Linear linear) {
            measurement = Measurement.of(full ? linear.fullAt() : linear.zeroAt());
        } else if (indicator.rule() instanceof ScoringRule.Checklist checklist) {
            measurement = Measurement.ofItems(
                    checklist.items().stream().map(item -> full).toList());
        } else {
            measurement = Measurement.ofYes(full);
        }
        return indicator.veto() != null && indicator.veto().question() != null
                ? measurement.withVetoAnswer(false)
                : measurement;
    }

    /** Entries of a sheet: these indicators earn nothing, all others everything. */
    private ObjectNode entries(List<Indicator> indicators, List<String> failed) {
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        indicators.forEach(one -> entries.set(
                one.code(), measured(one, !failed.contains(one.code())).toNode()));
        return entries;
    }

    /** Each with a note: a commune explains what it has no file for, an agency where it differs. */
    private static ObjectNode explained(ObjectNode entries) {
        entries.forEach(entry -> ((ObjectNode) entry).put("note", "Theo hồ sơ lưu tại cơ quan."));
        return entries;
    }

    /** One commune of the year. */
    public class Commune {

        private final String code;

        Commune(String code) {
            this.code = code;
        }

        public String key() {
            return new DossierId(year, code).toString();
        }

        public Dossier dossier() {
            return dossiers.dossier(DossierId.parse(key()));
        }

        public Commune registers() {
            completes(
                    "commune-chair." + code,
                    "UserTask_Register",
                    key(),
                    Map.of("target", "XUAT_SAC", "commitment", "Phấn đấu trong sạch, vững mạnh."));
            return this;
        }

        /**
         * A whole sheet on which these indicators earn nothing and all others everything, but for those that the records of
         * the year measure.
         */
        public ObjectNode sheet(String... failed) {
            ObjectNode sheet = JsonNodeFactory.instance.objectNode().put("dossier", key());
            ObjectNode entries = explained(
                    entries(scoring.criteriaSet(DossierId.parse(key())).indicators(), List.of(failed)));
            scoring.computed(DossierId.parse(key()))
                    .forEach((code, value) ->
                            entries.set(code, value.measurement().toNode()));
            sheet.set("entries", entries);
            return sheet;
        }

        /** Two people answer for everything, and every content of grassroots democracy has a day. */
        public ObjectNode plan() {
            ObjectNode plan = JsonNodeFactory.instance.objectNode().put("dossier", key());
            var people = plan.putArray("people");
            people.addObject().put("person", "Nguyễn Văn An").put("position", "Phó Chủ tịch UBND");
            people.addObject().put("person", "Trần Thị Bình").put("position", "Công chức Tài chính - Kế toán");
            ObjectNode standards = plan.putObject("standards");
            cycles.criteriaSet(year).criteria().forEach(standard -> standards.put(standard.code(), 0));
            plan.putObject("indicators").put("1.1", 1);
            ObjectNode democracy = plan.putObject("democracy");
            for (int i = 1; i <= 10; i++) {
                democracy.put("DC%02d".formatted(i), LocalDate.of(year, 9, i).toString());
            }
            return plan;
        }

        public Commune assigns() {
            completes("commune-chair." + code, "UserTask_Assign", key(), Map.of("plan", plan()));
            return this;
        }

        /** The minutes of a briefing today at which both people reported. */
        public ObjectNode minutes(int month) {
            ObjectNode minutes = JsonNodeFactory.instance
                    .objectNode()
                    .put("dossier", key())
                    .put("month", month)
                    .put("heldOn", now().toLocalDate().toString());
            var reports = minutes.putArray("reports");
            for (JsonNode person : plan().get("people")) {
                ObjectNode report = reports.addObject().put("reported", true).put("line", "Đạt kế hoạch tháng.");
                report.setAll((ObjectNode) person);
            }
            return minutes;
        }

        public Commune holdsBriefing(ObjectNode minutes) {
            String task = open("UserTask_HoldBriefing", key()).stream()
                    .filter(one -> one.getName().endsWith("tháng " + minutes.get("month")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no briefing waits: " + minutes.get("month")))
                    .getId();
            complete("commune-officer." + code, task, Map.of("briefing", minutes));
            return this;
        }

        public Commune holdsBriefing(int month) {
            return holdsBriefing(minutes(month));
        }

        public Commune reportsToParty(int quarter, String difficultyKind, String difficulties) {
            String task = open("UserTask_ReportToParty", key()).stream()
                    .filter(one -> one.getName().endsWith("quý " + "I".repeat(quarter)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no report waits: " + quarter))
                    .getId();
            complete(
                    "commune-chair." + code,
                    task,
                    Map.of(
                            "results", "Thu ngân sách đạt 30 % kế hoạch.",
                            "difficultyKind", difficultyKind,
                            "difficulties", difficulties));
            return this;
        }

        public Commune reviewsHalfYear() {
            completes(
                    "commune-chair." + code,
                    "UserTask_ReviewHalfYear",
                    key(),
                    Map.of(
                            "strengths", "Kinh tế phát triển.",
                            "weaknesses", "Đơn thư còn tồn.",
                            "forecast", "VUNG_MANH"));
            return this;
        }

        /** Assigns in January, then holds every briefing, makes every report in time and does all that was planned. */
        public Commune worksUntilSelfReview() {
            return assigns().works(1, 9);
        }

        /** What is to be done in these months, on time; in September everything that was planned. */
        public Commune works(int fromMonth, int toMonth) {
            for (int month = fromMonth; month <= toMonth; month++) {
                if (month == 6) {
                    comesTo(LocalDate.of(year, 6, 3));
                    reviewsHalfYear();
                }
                comesTo(LocalDate.of(year, month, 25));
                holdsBriefing(month == 9 ? withAllOfDemocracy(minutes(month)) : minutes(month));
                if (month % 3 == 0) {
                    reportsToParty(month / 3, "NONE", "");
                }
            }
            return this;
        }

        private ObjectNode withAllOfDemocracy(ObjectNode minutes) {
            ObjectNode done = minutes.putObject("democracy");
            plan().get("democracy").properties().forEach(content -> done.set(content.getKey(), content.getValue()));
            return minutes;
        }

        public Commune scoresItself(ObjectNode sheet) {
            completes("commune-officer." + code, "UserTask_ScoreIndicators", key(), Map.of("sheet", sheet));
            return this;
        }

        public Commune partyOpines() {
            completes(
                    "commune-party." + code, "UserTask_GivePartyOpinion", key(), Map.of("opinion", "Cấp ủy nhất trí."));
            return this;
        }

        public Commune chairSigns() {
            completes(
                    "commune-chair." + code,
                    "UserTask_SignSelfReview",
                    key(),
                    Map.of("decision", "sign", "reason", ""));
            return this;
        }

        public Commune chairSendsBack(String reason) {
            completes(
                    "commune-chair." + code,
                    "UserTask_SignSelfReview",
                    key(),
                    Map.of("decision", "return", "reason", reason));
            return this;
        }

        /** Its officer answers the one finding that it has open. */
        public Commune remediesFinding(String remedy) {
            completes("commune-officer." + code, "UserTask_RemedyFinding", findingOf(code), Map.of("remedy", remedy));
            return this;
        }

        public Commune handsIn(String... failed) {
            return scoresItself(sheet(failed)).partyOpines().chairSigns();
        }
    }

    private static Map<String, ?> withdrawal(Commune commune, String reason, String... agencies) {
        ArrayNode asked = JsonNodeFactory.instance.arrayNode();
        Stream.of(agencies).forEach(asked::add);
        return Map.of("commune", commune.key(), "reason", reason, "agencies", asked);
    }

    /** One district of the year. */
    public class District {

        private final String code;

        District(String code) {
            this.code = code;
        }

        public String key() {
            return new UnitYear(year, code).toString();
        }

        public List<Commune> communes() {
            return units.communesOf(code).stream()
                    .map(Unit::code)
                    .map(Commune::new)
                    .toList();
        }

        /** What an agency writes: of the communes named, these indicators earn nothing; everything else earns all. */
        public ObjectNode grid(String agency, Map<String, List<String>> failed) {
            ObjectNode grid = JsonNodeFactory.instance
                    .objectNode()
                    .put("assessment", key())
                    .put("agency", agency);
            ObjectNode rows = grid.putObject("entries");
            communes()
                    .forEach(commune -> rows.set(
                            commune.key(),
                            explained(entries(
                                    scoring.criteriaSet(DossierId.parse(commune.key()))
                                            .indicatorsOf(agency),
                                    failed.getOrDefault(commune.code, List.of())))));
            return grid;
        }

        public District draftsProgramme(String content, String organisations) {
            completes(
                    "district-officer." + code,
                    "UserTask_DraftProgramme",
                    key(),
                    Map.of("content", content, "organisations", organisations));
            return this;
        }

        public District approvesProgramme() {
            completes(
                    "district-chair." + code,
                    "UserTask_ApproveProgramme",
                    key(),
                    Map.of("decision", "approve", "reason", ""));
            return this;
        }

        public District setsTargets() {
            completes(
                    "district-officer." + code,
                    "UserTask_SetEmulationTargets",
                    key(),
                    Map.of(
                            "documentNumber",
                            "12/QĐ-UBND",
                            "documentDate",
                            now().toLocalDate().toString(),
                            "target",
                            "100 % xã đăng ký."));
            return this;
        }

        /** Today, with 15 key officials each. */
        public District briefs(List<Commune> briefed) {
            ObjectNode briefings = JsonNodeFactory.instance.objectNode();
            briefed.forEach(commune -> briefings
                    .putObject(commune.key())
                    .put("on", now().toLocalDate().toString())
                    .put("attendees", 15));
            completes("district-officer." + code, "UserTask_BriefOfficials", key(), Map.of("briefings", briefings));
            return this;
        }

        /** From the officer's draft to the last commune's briefing. */
        public District carriesOutProgramme() {
            return draftsProgramme("Kiểm tra từng xã hằng quý.", "Ủy ban MTTQ huyện")
                    .approvesProgramme()
                    .setsTargets()
                    .briefs(communes());
        }

        public District agencyAppraises(String agency, ObjectNode grid) {
            completes(
                    "district-agency-" + agency + "." + code,
                    "UserTask_AppraiseIndicators",
                    key(),
                    Map.of("grid", grid));
            return this;
        }

        /** Every agency fills its grid; failed indicators by commune code. */
        public District agenciesAppraise(Map<String, List<String>> failed) {
            assessments
                    .agencies(UnitYear.parse(key()))
                    .forEach(agency -> agencyAppraises(agency, grid(agency, failed)));
            return this;
        }

        /** After the communes have let the time for explanations pass. */
        public District frontOpines() {
            communesStaySilent();
            completes(
                    "district-front." + code,
                    "UserTask_GiveFrontOpinion",
                    key(),
                    Map.of("opinion", "Mặt trận nhất trí."));
            return this;
        }

        public District consolidates() {
            completes(
                    "district-officer." + code,
                    "UserTask_Consolidate",
                    key(),
                    Map.of("summary", "Kết quả đúng thực tế."));
            return this;
        }

        /** What the decision table proposed, as the chair's form sends it. */
        public ObjectNode proposals() {
            ObjectNode decisions = JsonNodeFactory.instance.objectNode();
            assessments
                    .proposals(UnitYear.parse(key()))
                    .forEach((commune, proposed) -> decisions
                            .putObject(commune.toString())
                            .put("class", proposed.name())
                            .put("reason", ""));
            return decisions;
        }

        public District decides(ObjectNode decisions) {
            completes("district-chair." + code, "UserTask_DecideClasses", key(), Map.of("decisions", decisions));
            return this;
        }

        public District requestsExcellence() {
            completes("district-chair." + code, "UserTask_SignRequest", key(), Map.of());
            return this;
        }

        /** Nobody explains what was lowered: the time for it passes, where there was something. */
        public District communesStaySilent() {
            doJobs();
            if (open("UserTask_GiveFrontOpinion", key()).isEmpty()) {
                passes(explanations.explanationDue(UnitYear.parse(key())));
            }
            return this;
        }

        /** An agency answers the explanations that concern it. */
        public District agencyAnswers(String agency, ObjectNode answers) {
            completes(
                    "district-agency-" + agency + "." + code,
                    "UserTask_AnswerExplanations",
                    key(),
                    Map.of("answers", answers));
            return this;
        }

        /** The ten days of posting pass, and nobody has said anything. */
        public District postsResults() {
            passes(postings.answersDue(UnitYear.parse(key())).minusHours(1));
            return hearsPeople(JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.objectNode());
        }

        public District hearsPeople(ArrayNode opinions, ObjectNode answers) {
            completes(
                    "district-officer." + code,
                    "UserTask_AnswerPeople",
                    key(),
                    Map.of("opinions", opinions, "answers", answers));
            return this;
        }

        /** All nine members of the council vote for everything that the decision table proposed. */
        public ObjectNode minutes() {
            ObjectNode minutes = JsonNodeFactory.instance
                    .objectNode()
                    .put("metOn", now().toLocalDate().toString())
                    .put("members", 9)
                    .put("present", 9)
                    .put("content", "Hội đồng xem xét từng xã và nhất trí.");
            ObjectNode votes = minutes.putObject("votes");
            assessments.proposals(UnitYear.parse(key())).keySet().forEach(id -> votes.put(id.toString(), 9));
            return minutes;
        }

        public District councilMeets(ObjectNode minutes) {
            completes("district-officer." + code, "UserTask_HoldCouncil", key(), Map.of("minutes", minutes));
            return this;
        }

        /** From the appraised grids to what lies before the chair; nobody explains anything, the people say nothing. */
        public District prepares() {
            return frontOpines().consolidates().postsResults().councilMeets(minutes());
        }

        /** The chair withdraws the decision on one of the communes, with the start form; these agencies appraise anew. */
        public District withdraws(Commune commune, String reason, String... agencies) {
            starts("district-chair." + code, "reclassification", withdrawal(commune, reason, agencies));
            return this;
        }

        /** What an agency writes of one commune alone: these indicators earn nothing. */
        public ObjectNode gridOf(Commune commune, String agency, String... failed) {
            ObjectNode grid = grid(agency, Map.of(commune.code, List.of(failed)));
            ((ObjectNode) grid.get("entries")).retain(commune.key());
            return grid;
        }

        public District reappraises(String agency, Commune commune, String... failed) {
            completes(
                    "district-agency-" + agency + "." + code,
                    "UserTask_Reappraise",
                    commune.key(),
                    Map.of("grid", gridOf(commune, agency, failed)));
            return this;
        }

        public District decidesAnew(Commune commune, String classification, String reason) {
            completes(
                    "district-chair." + code,
                    "UserTask_DecideAnew",
                    commune.key(),
                    Map.of("decidedClass", classification, "reason", reason));
            return this;
        }

        public District requestsExcellenceAnew(Commune commune) {
            completes("district-chair." + code, "UserTask_SignRequest", commune.key(), Map.of());
            return this;
        }

        /** From the grids to the chair's decision, as the decision table proposes. */
        public District assesses(Map<String, List<String>> failed) {
            return agenciesAppraise(failed).prepares().decides(proposals());
        }

        public String reportKey(String half) {
            return "%d-%s-%s".formatted(year, half, code);
        }

        public District draftsReport(String half) {
            completes(
                    "district-officer." + code,
                    "UserTask_DraftReport",
                    reportKey(half),
                    Map.of("situation", "Đã triển khai.", "difficulties", "Còn chậm.", "proposals", "Tập huấn."));
            return this;
        }

        public District signsReport(String half) {
            completes(
                    "district-chair." + code,
                    "UserTask_SignReport",
                    reportKey(half),
                    Map.of("decision", "sign", "reason", ""));
            return this;
        }
    }

    /** The key of the one finding of this year that waits for somebody and is about this unit. */
    public String findingOf(String unitCode) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("finding")
                .processInstanceBusinessKeyLike(year + "-F%-" + unitCode)
                .singleResult()
                .getBusinessKey();
    }

    /** One department of the province and its year. */
    public class Department {

        private final String code;

        Department(String code) {
            this.code = code;
        }

        public String user() {
            return "province-department-" + code + "." + province().code;
        }

        public String key() {
            return new AgencyYear(year, code, province().code).toString();
        }

        /** One visit to each of these units, on the next working days. */
        public Department plans(String... unitCodes) {
            ArrayNode visits = JsonNodeFactory.instance.arrayNode();
            for (String unit : unitCodes) {
                LocalDate on = calendar.plusWorkingDays(now().toLocalDate(), visits.size() + 1);
                visits.addObject()
                        .put("unit", unit)
                        .put("on", on.toString())
                        .put("subject", "Việc thực hiện Nghị quyết 09.");
            }
            return plans("Phối hợp với các huyện đôn đốc, kiểm tra các xã.", visits);
        }

        public Department plans(String coordination, JsonNode visits) {
            completes(
                    user(), "UserTask_PlanInspections", key(), Map.of("coordination", coordination, "visits", visits));
            return this;
        }

        /** Held today, with these findings, each as {@link #finding} makes them. */
        public Department visits(String unitCode, ObjectNode... findings) {
            ArrayNode found = JsonNodeFactory.instance.arrayNode().addAll(List.of(findings));
            return records(
                    unitCode,
                    Map.of(
                            "held",
                            true,
                            "heldOn",
                            now().toLocalDate().toString(),
                            "result",
                            "Đã kiểm tra việc thực hiện Nghị quyết 09.",
                            "findings",
                            found));
        }

        public Department cannotVisit(String unitCode, String reason) {
            return records(unitCode, Map.of("held", false, "result", reason));
        }

        public Department records(String unitCode, Map<String, ?> form) {
            Task task = as(
                    user(),
                    () -> query("UserTask_RecordVisit", key())
                            .taskNameLike("%: " + units.name(unitCode) + ",%")
                            .singleResult());
            complete(user(), task.getId(), form);
            return this;
        }

        /** A finding that is due in so many working days, as the form sends it. */
        public ObjectNode finding(String unitCode, String content, int workingDays) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("unit", unitCode)
                    .put("content", content)
                    .put(
                            "remedyBy",
                            calendar.plusWorkingDays(now().toLocalDate(), workingDays)
                                    .toString());
        }

        public Department confirms(String findingKey) {
            completes(user(), "UserTask_ConfirmRemedy", findingKey, Map.of("decision", "confirm", "reason", ""));
            return this;
        }

        public Department sendsBack(String findingKey, String reason) {
            completes(user(), "UserTask_ConfirmRemedy", findingKey, Map.of("decision", "return", "reason", reason));
            return this;
        }

        public Department summarises() {
            completes(
                    user(),
                    "UserTask_SummariseInspections",
                    key(),
                    Map.of("assessment", "Các huyện triển khai đúng kế hoạch.", "proposals", "Tiếp tục kiểm tra."));
            return this;
        }
    }

    /** One newspaper, station or portal of the province and its year. */
    public class Media {

        private final String code;

        Media(String code) {
            this.code = code;
        }

        public String user() {
            return "province-media-" + code + "." + province().code;
        }

        public String key() {
            return new AgencyYear(year, code, province().code).toString();
        }

        public Media plans() {
            completes(user(), "UserTask_PlanCoverage", key(), Map.of("plan", "Mỗi tháng hai tin, bài."));
            return this;
        }

        /** Published today. */
        public ObjectNode piece(String kind, String unitCode) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("kind", kind)
                    .put("unit", unitCode)
                    .put("publishedOn", now().toLocalDate().toString())
                    .put("title", "Chuyện ở " + units.name(unitCode))
                    .put("link", "");
        }

        public Media publishes(ObjectNode... pieces) {
            return records(
                    Map.of("pieces", JsonNodeFactory.instance.arrayNode().addAll(List.of(pieces)), "closing", false));
        }

        public Media closesYear(String note) {
            return records(
                    Map.of("pieces", JsonNodeFactory.instance.arrayNode(), "closing", true, "closingNote", note));
        }

        private Media records(Map<String, ?> form) {
            completes(user(), "UserTask_RecordPieces", key(), form);
            return this;
        }
    }

    /** The province of the year. */
    public class Province {

        private final String code;

        Province(String code) {
            this.code = code;
        }

        public String key() {
            return new UnitYear(year, code).toString();
        }

        /** Home affairs opens a year with the start form. */
        public Province opensYear(Map<String, ?> form) {
            return starts("annual-cycle", form);
        }

        /** Home affairs moves a deadline with the start form. */
        public Province movesDeadline(Map<String, ?> form) {
            return starts("deadline-change", form);
        }

        /** Home affairs decides a day off, or one that is worked instead, with the start form. */
        public Province decidesDay(LocalDate day, String kind, String name) {
            return starts("calendar-change", Map.of("day", day.toString(), "kind", kind, "name", name));
        }

        private Province starts(String process, Map<String, ?> form) {
            YearScenario.this.starts("province-officer." + code, process, form);
            return this;
        }

        /** Home affairs agrees or not, the same for all these communes. */
        public Province appraises(boolean agreed, Commune... communes) {
            completes(
                    "province-officer." + code,
                    "UserTask_AppraiseRequests",
                    key(),
                    Map.of("opinions", answers("agreed", agreed, "opinion", communes)));
            return this;
        }

        public Province decides(boolean granted, Commune... communes) {
            completes(
                    "province-chair." + code,
                    "UserTask_DecideRequests",
                    key(),
                    Map.of("decisions", answers("granted", granted, "reason", communes)));
            return this;
        }

        private ObjectNode answers(String yesNo, boolean answer, String text, Commune... communes) {
            ObjectNode answers = JsonNodeFactory.instance.objectNode();
            for (Commune commune : communes) {
                answers.putObject(commune.key()).put(yesNo, answer).put(text, answer ? "" : "Chưa đủ minh chứng.");
            }
            return answers;
        }

        /** Home affairs draws the sample of the re-check. */
        public Province drawsSample(int share, int seed) {
            completes(
                    "province-officer." + code,
                    "UserTask_DrawSample",
                    key(),
                    Map.of("share", share, "seed", String.valueOf(seed)));
            return this;
        }

        /** What an official notes of a commune: an indicator that is right, and those that deviate. */
        public ObjectNode remarks(Commune commune, String... deviating) {
            ObjectNode entered = JsonNodeFactory.instance
                    .objectNode()
                    .put("dossier", commune.key())
                    .put("conclusion", deviating.length == 0 ? "CONFIRMED" : "DEVIATES")
                    .put("reason", deviating.length == 0 ? "" : "Đã đối chiếu tại xã.");
            ObjectNode remarks = entered.putObject("remarks").put("1.2", "");
            Stream.of(deviating).forEach(code -> remarks.put(code, "Số liệu cao hơn sổ sách."));
            return entered;
        }

        public Province rechecks(Commune commune, String... deviating) {
            return rechecks("province-officer." + code, commune, remarks(commune, deviating));
        }

        public Province rechecks(String user, Commune commune, ObjectNode entered) {
            Task task = recheckOf(commune).orElseThrow(() -> new AssertionError("no re-check of " + commune.key()));
            complete(user, task.getId(), Map.of("recheck", entered));
            return this;
        }

        /** The open task in which a commune is checked again. */
        public Optional<Task> recheckOf(Commune commune) {
            return open("UserTask_Recheck", key()).stream()
                    .filter(task -> commune.key().equals(tasks.getVariable(task.getId(), "dossierId")))
                    .findFirst();
        }

        /** The sample is drawn and every commune in it found right. */
        public Province rechecksAll() {
            drawsSample(5, 1);
            List<Commune> drawn = open("UserTask_Recheck", key()).stream()
                    .map(task -> DossierId.parse((String) tasks.getVariable(task.getId(), "dossierId")))
                    .map(id -> new Commune(id.communeCode()))
                    .toList();
            drawn.forEach(this::rechecks);
            return this;
        }

        /** The chair withdraws a recognition as excellent, with the start form. */
        public Province withdraws(Commune commune, String reason, String... agencies) {
            YearScenario.this.starts(
                    "province-chair." + code, "reclassification", withdrawal(commune, reason, agencies));
            return this;
        }

        public Province receivesReport(String reportKey) {
            completes(
                    "province-officer." + code,
                    "UserTask_ReceiveReport",
                    reportKey,
                    Map.of("decision", "receive", "reason", ""));
            return this;
        }

        public Province returnsReport(String reportKey, String reason) {
            completes(
                    "province-officer." + code,
                    "UserTask_ReceiveReport",
                    reportKey,
                    Map.of("decision", "return", "reason", reason));
            return this;
        }

        public Province receivesSummary(Department department) {
            completes(
                    "province-officer." + code,
                    "UserTask_ReceiveSummary",
                    department.key(),
                    Map.of("decision", "receive", "reason", ""));
            return this;
        }

        public Province returnsSummary(Department department, String reason) {
            completes(
                    "province-officer." + code,
                    "UserTask_ReceiveSummary",
                    department.key(),
                    Map.of("decision", "return", "reason", reason));
            return this;
        }

        public Province closesYear() {
            completes(
                    "province-officer." + code,
                    "UserTask_CloseYear",
                    Integer.toString(year),
                    Map.of("closingNote", "Khép năm."));
            return this;
        }
    }
}
