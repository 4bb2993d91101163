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
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.ClockKeeper;

/** Moves the clock and lets everything between fire in its order. While it works, the engine's own executor rests. */
@Component
class DueJobs implements DisposableBean {

    /** As many as the smallest machine has cores. */
    private static final int THREADS = 2;

    private static final int SECONDS_FOR_A_DEED = 30;

    private final RehearsalProcess process;
    private final ClockKeeper clockKeeper;
    private final Clock clock;
    private final ExecutorService hands = Executors.newFixedThreadPool(THREADS);

    DueJobs(RehearsalProcess process, ClockKeeper clockKeeper, Clock clock) {
        this.process = process;
        this.clockKeeper = clockKeeper;
        this.clock = clock;
    }

    /** Fires every timer up to this time, each at its own time, and stops there. Time that has passed stays passed. */
    synchronized void forwardTo(ZonedDateTime time) {
        boolean executorWorked = process.pauseJobExecutor();
        try {
            doAll();
            for (Optional<Instant> next = timerBefore(time); next.isPresent(); next = timerBefore(time)) {
                moveTo(next.get());
                doAll();
            }
            moveTo(time.toInstant());
            doAll();
        } finally {
            process.resumeJobExecutor(executorWorked);
        }
    }

    private Optional<Instant> timerBefore(ZonedDateTime time) {
        return process.nextTimer().filter(timer -> timer.isBefore(time.toInstant()));
    }

    /** It becomes this time, if it is not later already. */
    void moveTo(Instant time) {
        if (time.isAfter(clock.instant())) {
            clockKeeper.moveTo(time.atZone(clock.getZone()));
        }
    }

    /** Does the jobs that are due, and those that they lead to, until none is left; tells how many there were. */
    int doAll() {
        int done = 0;
        for (List<String> due = process.jobsDue(); !due.isEmpty(); due = process.jobsDue()) {
            done += inParallel(due, process::execute);
        }
        return done;
    }

    /** Does these things with as many hands as there are; tells how many succeeded. A failure is thrown when the others are done. */
    <T> int inParallel(List<T> things, Predicate<T> deed) {
        int done = 0;
        Throwable failure = null;
        List<Future<Boolean>> running = things.stream()
                .map(thing -> hands.submit(() -> deed.test(thing)))
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

    /** Waits for what is being done: ended in the midst of it, JPA would leave out what the engine commits. */
    @Override
    public void destroy() throws InterruptedException {
        hands.shutdownNow();
        hands.awaitTermination(SECONDS_FOR_A_DEED, TimeUnit.SECONDS);
    }
}
