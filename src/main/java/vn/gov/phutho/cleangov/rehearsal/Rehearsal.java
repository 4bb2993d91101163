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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.SeededRandom;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * Plays a whole year in minutes: executes due jobs, lets the officials act, and moves the clock to the next event,
 * until the year is closed. It depends only on the clock and the open tasks, so an interrupted rehearsal can
 * continue.
 */
@RehearsalComponent
class Rehearsal {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

    /** After this many refusals of a task its official gives up. */
    private static final int MOST_TRIES = 4;

    private static final Instant FAR_AWAY = Instant.parse("9999-12-31T00:00:00Z");

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
     * The result of a rehearsal.
     *
     * @param tasks the number of tasks that officials completed
     * @param jobs the number of executed jobs
     * @param incidents the number of unresolved incidents of the engine
     * @param jobsLeft the number of jobs of processes that still run
     * @param undone tasks that were refused and are still open
     */
    record Outcome(int tasks, int jobs, Duration took, long incidents, long jobsLeft, List<Undone> undone) {

        long tasksPerSecond() {
            return took.isZero() ? tasks : tasks * 1000L / Math.max(1, took.toMillis());
        }
    }

    /**
     * A task that its official could not complete.
     *
     * @param reason the sentence of the last refusal
     */
    record Undone(RehearsedTask task, String reason) {

        @Override
        public String toString() {
            return "%s of %s (%s): %s".formatted(task.element(), task.key(), task.group(), reason);
        }
    }

    /** @param refusals how often this task has been refused so far */
    private record Act(Instant at, RehearsedTask task, int refusals) {}

    /**
     * Plays this year until it is closed or over. A refused task is tried again some days later, a few times. After
     * that it stays open, and everything else continues.
     */
    Outcome play(int year) {
        SeededRandom random = new SeededRandom(year);
        PriorityQueue<Act> acts = new PriorityQueue<>(Comparator.comparing(Act::at));
        Set<String> known = new HashSet<>();
        Map<String, Integer> attempts = new HashMap<>();
        AtomicInteger jobs = new AtomicInteger();
        AtomicInteger tasks = new AtomicInteger();
        Map<String, Undone> refused = new ConcurrentHashMap<>();
        Instant looked = Instant.EPOCH;
        long start = System.nanoTime();
        boolean executorWorked = process.pauseJobExecutor();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(Integer.toString(year))
                .setInitialMax(Year.of(year).length())
                .setUpdateIntervalMillis(500)
                .build()) {
            while (cycles.phase(year) != Phase.CLOSED && LocalDate.now(clock).getYear() <= year) {
                jobs.addAndGet(dueJobs.executeAll());
                Instant now = clock.instant();
                List<RehearsedTask> opened = process.openSince(looked, known, random);
                looked = now;
                for (RehearsedTask task : opened) {
                    known.add(task.taskId());
                    int attempt = attempts.merge(task.key() + task.element() + task.agency(), 1, Integer::sum) - 1;
                    plan(task.withAttempt(attempt), refused).ifPresent(acts::add);
                }
                Optional<Instant> next = next(acts);
                if (next.isEmpty()) {
                    break;
                }
                dueJobs.moveTo(next.get());
                bar.stepTo(
                        LocalDate.now(clock).getYear() > year
                                ? Year.of(year).length()
                                : LocalDate.now(clock).getDayOfYear());
                bar.setExtraMessage(LocalDate.now(clock).toString());
                List<Act> due = due(acts);
                tasks.addAndGet(dueJobs.inParallel(due, act -> perform(act, refused)));
                due.stream()
                        .filter(act -> refused.containsKey(act.task().taskId()) && act.refusals() + 1 < MOST_TRIES)
                        .map(this::tryAgain)
                        .forEach(acts::add);
            }
            jobs.addAndGet(dueJobs.executeAll());
        } finally {
            process.resumeJobExecutor(executorWorked);
        }
        return new Outcome(
                tasks.get(),
                jobs.get(),
                Duration.ofNanos(System.nanoTime() - start),
                process.incidents(),
                process.jobsLeft(),
                refused.values().stream()
                        .filter(one -> process.isOpen(one.task()))
                        .sorted(Comparator.comparing(Undone::toString))
                        .toList());
    }

    /** Empty if no official ever does this task. */
    private Optional<Act> plan(RehearsedTask task, Map<String, Undone> refused) {
        try {
            return officials.acts(task).map(at -> new Act(at, task, 0));
        } catch (RuntimeException failed) {
            report(task, failed, refused);
            return Optional.empty();
        }
    }

    /** Completes the task. A failure is logged and stored. */
    private boolean perform(Act act, Map<String, Undone> refused) {
        try {
            boolean done = process.complete(act.task(), officials.form(act.task()));
            refused.remove(act.task().taskId());
            return done;
        } catch (RuntimeException failed) {
            report(act.task(), failed, refused);
            return false;
        }
    }

    private static void report(RehearsedTask task, RuntimeException failed, Map<String, Undone> refused) {
        RuntimeException failure = RefusedException.in(failed);
        Undone undone = new Undone(task, failure.getMessage() == null ? failure.toString() : failure.getMessage());
        refused.put(task.taskId(), undone);
        if (failure instanceof RefusedException) {
            log.warn("refused: {}", undone);
        } else {
            log.warn("failed: {}", undone, failure);
        }
    }

    private Act tryAgain(Act act) {
        int refusals = act.refusals() + 1;
        return new Act(officials.actsAgain(act.task(), refusals), act.task(), refusals);
    }

    /** When the next official acts or the next timer fires; empty if neither is planned. */
    private Optional<Instant> next(PriorityQueue<Act> acts) {
        Optional<Instant> act = Optional.ofNullable(acts.peek()).map(Act::at);
        return process.nextTimerBefore(act.orElse(FAR_AWAY)).or(() -> act);
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
