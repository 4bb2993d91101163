package vn.gov.phutho.cleangov.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.engine.ClockKeeper;

/**
 * Moves the clock forward and executes the timers in between in order. The engine's job executor is paused meanwhile.
 */
@RehearsalComponent
class DueJobs implements DisposableBean {

    /** The number of cores of the smallest machine. */
    private static final int THREADS = 2;

    private static final int SECONDS_TO_FINISH = 30;

    private final RehearsalProcess process;
    private final ClockKeeper clockKeeper;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    DueJobs(RehearsalProcess process, ClockKeeper clockKeeper, Clock clock) {
        this.process = process;
        this.clockKeeper = clockKeeper;
        this.clock = clock;
    }

    /** Fires every timer up to this time, each at its own due time, and stops there. The clock never goes back. */
    synchronized void forwardTo(ZonedDateTime time) {
        boolean executorWorked = process.pauseJobExecutor();
        try {
            executeAll();
            for (Optional<Instant> next = timerBefore(time); next.isPresent(); next = timerBefore(time)) {
                moveTo(next.get());
                executeAll();
            }
            moveTo(time.toInstant());
            executeAll();
        } finally {
            process.resumeJobExecutor(executorWorked);
        }
    }

    private Optional<Instant> timerBefore(ZonedDateTime time) {
        return process.nextTimerBefore(time.toInstant());
    }

    /** Sets the clock to this time, unless it is already later. */
    void moveTo(Instant time) {
        if (time.isAfter(clock.instant())) {
            clockKeeper.moveTo(time.atZone(clock.getZone()));
        }
    }

    /** Executes the due jobs, and the jobs that these create, until none is left. Returns their number. */
    int executeAll() {
        int done = 0;
        for (List<String> due = process.jobsDue(); !due.isEmpty(); due = process.jobsDue()) {
            done += inParallel(due, process::execute);
        }
        return done;
    }

    /**
     * Runs the action for all items, in {@link #THREADS} threads. Returns how many succeeded. A failure is thrown
     * after the others are done.
     */
    <T> int inParallel(List<T> items, Predicate<T> action) {
        int done = 0;
        Throwable failure = null;
        List<Future<Boolean>> running = items.stream()
                .map(item -> threads.submit(() -> action.test(item)))
                .toList();
        for (Future<Boolean> one : running) {
            try {
                done += one.get() ? 1 : 0;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the clock moved", interrupted);
            } catch (ExecutionException failed) {
                failure = failure == null ? failed.getCause() : failure;
            }
        }
        if (failure != null) {
            throw new IllegalStateException("a job or a form failed while the clock moved", failure);
        }
        return done;
    }

    /**
     * Waits for the running jobs. If JPA closed during a job, the engine would commit its part without the part of
     * JPA.
     */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    }
}
