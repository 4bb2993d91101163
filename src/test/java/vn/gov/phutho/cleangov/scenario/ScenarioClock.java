package vn.gov.phutho.cleangov.scenario;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import vn.gov.phutho.cleangov.platform.MovableClock;

/** The year of a test, its time, and the jobs that are due in it. */
@TestComponent
class ScenarioClock {

    private static final AtomicInteger NEXT_YEAR = new AtomicInteger(2001);

    private static final int MOST_ROUNDS = 100;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final MovableClock clock;

    private int year;

    ScenarioClock(RuntimeService runtime, ManagementService management, MovableClock clock) {
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    /** Takes a year that no other test uses; it is 15 January, 09:00. */
    int takeYear() {
        year = NEXT_YEAR.getAndIncrement();
        setDay(LocalDate.of(year, 1, 15));
        return year;
    }

    /** Takes a given year. The time stays as it is. */
    void takeYear(int given) {
        year = given;
    }

    int year() {
        return year;
    }

    ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    /** It becomes this day, 09:00. No job is executed. */
    void setDay(LocalDate day) {
        clock.moveTo(day.atTime(9, 0).atZone(MovableClock.ZONE).toInstant());
    }

    /** It becomes a second after this moment, unless it is later already, and the due jobs are executed. */
    void pass(ZonedDateTime moment) {
        if (!now().isAfter(moment)) {
            clock.moveTo(moment.plusSeconds(1).toInstant());
        }
        executeJobs();
    }

    /** Executes the jobs of this year that are due, the earliest first, and the jobs that these create. */
    void executeJobs() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Job> due = ofThisYear(management.createJobQuery().executable());
            if (due.isEmpty()) {
                return;
            }
            due.stream().filter(this::exists).forEach(job -> management.executeJob(job.getId()));
        }
        throw new AssertionError("the year " + year + " has due jobs without end");
    }

    /** It becomes the time at which the timers of this element fire, and they fire. */
    void fireTimers(String elementId) {
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
        executeJobs();
    }

    /**
     * Asks for the jobs of this year's processes only: the database is full of other years, whose jobs are due too. The
     * query must have no condition on elements: the engine would write it before this one, without an "and".
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

    /** Another job of the same round may have removed it. */
    private boolean exists(Job job) {
        return management.createJobQuery().jobId(job.getId()).count() == 1;
    }
}
