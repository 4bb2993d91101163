package vn.gov.phutho.cleangov.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.rehearsal.RehearsalProcess.Waiting;

/**
 * Plays a whole year in minutes: does what is due, lets the officials act, moves the clock to what comes next, until the
 * year is closed. It looks at nothing but the clock and the open tasks, so one that was interrupted goes on where it was.
 */
@Component
class Rehearsal {

    private final RehearsalProcess process;
    private final Officials officials;
    private final CycleService cycles;
    private final DueJobs dueJobs;
    private final Clock clock;

    Rehearsal(RehearsalProcess process, Officials officials, CycleService cycles, DueJobs dueJobs, Clock clock) {
        this.process = process;
        this.officials = officials;
        this.cycles = cycles;
        this.dueJobs = dueJobs;
        this.clock = clock;
    }

    /**
     * What a rehearsal did.
     *
     * @param tasks completed by officials
     * @param jobs done by the engine
     * @param incidents that the engine reported and nobody has solved
     * @param jobsLeft jobs of processes that still run
     */
    record Outcome(int tasks, int jobs, Duration took, long incidents, long jobsLeft) {

        long tasksPerSecond() {
            return took.isZero() ? tasks : tasks * 1000L / Math.max(1, took.toMillis());
        }
    }

    private record Act(Instant at, Waiting task, int attempt) {}

    /** Plays this year to its end. */
    Outcome play(int year) {
        Temper temper = new Temper(year);
        PriorityQueue<Act> acts = new PriorityQueue<>(Comparator.comparing(Act::at));
        Set<String> known = new HashSet<>();
        Map<String, Integer> attempts = new HashMap<>();
        AtomicInteger jobs = new AtomicInteger();
        AtomicInteger tasks = new AtomicInteger();
        Instant looked = Instant.EPOCH;
        long start = System.nanoTime();
        boolean executorWorked = process.pauseJobExecutor();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(Integer.toString(year))
                .setInitialMax(Year.of(year).length())
                .setUpdateIntervalMillis(500)
                .build()) {
            while (cycles.phase(year) != Phase.CLOSED) {
                jobs.addAndGet(dueJobs.doAll());
                Instant now = clock.instant();
                List<Waiting> waiting = process.waitingSince(looked, known);
                looked = now;
                for (Waiting task : waiting) {
                    known.add(task.taskId());
                    int attempt = attempts.merge(task.key() + task.element() + task.agency(), 1, Integer::sum) - 1;
                    officials.acts(task, attempt, temper).ifPresent(at -> acts.add(new Act(at, task, attempt)));
                }
                dueJobs.moveTo(next(acts, year));
                bar.stepTo(
                        LocalDate.now(clock).getYear() > year
                                ? Year.of(year).length()
                                : LocalDate.now(clock).getDayOfYear());
                bar.setExtraMessage(LocalDate.now(clock).toString());
                tasks.addAndGet(dueJobs.inParallel(
                        due(acts),
                        act -> process.complete(act.task(), officials.form(act.task(), act.attempt(), temper))));
            }
            jobs.addAndGet(dueJobs.doAll());
        } finally {
            process.resumeJobExecutor(executorWorked);
        }
        return new Outcome(
                tasks.get(),
                jobs.get(),
                Duration.ofNanos(System.nanoTime() - start),
                process.incidents(),
                process.jobsLeft());
    }

    private Instant next(PriorityQueue<Act> acts, int year) {
        Optional<Instant> act = Optional.ofNullable(acts.peek()).map(Act::at);
        Optional<Instant> timer = process.nextTimer();
        return act.filter(at -> timer.isEmpty() || at.isBefore(timer.get()))
                .or(() -> timer)
                .orElseThrow(() -> new IllegalStateException(
                        "the rehearsal of " + year + " is stuck: no timer waits and nobody acts"));
    }

    private List<Act> due(PriorityQueue<Act> acts) {
        Instant now = clock.instant();
        List<Act> due = new ArrayList<>();
        while (!acts.isEmpty() && !acts.peek().at().isAfter(now)) {
            due.add(acts.poll());
        }
        return due;
    }
}
