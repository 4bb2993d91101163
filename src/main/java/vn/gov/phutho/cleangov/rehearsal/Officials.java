package vn.gov.phutho.cleangov.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;

/**
 * The officials of a rehearsed year. What they answer, and after what delay, is in the stage of the task; they act in
 * the morning or in the afternoon of a working day.
 */
@RehearsalComponent
class Officials {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
    private static final int DAYS_PER_REFUSAL = 2;

    /** By process and element. */
    private final Map<String, Map<String, TaskRehearsal>> tasks = new HashMap<>();

    private final WorkingCalendar calendar;
    private final Clock clock;

    Officials(List<StageRehearsal> stages, WorkingCalendar calendar, Clock clock) {
        stages.forEach(stage -> stage.processes().forEach(process -> tasks.put(process, stage.tasks())));
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * When an official does this task.
     *
     * @return empty if no official ever does it
     */
    Optional<Instant> acts(RehearsedTask task) {
        TaskRehearsal how = how(task);
        if (how.neverDone().test(task)) {
            return Optional.empty();
        }
        if (how.atOnce()) {
            return Optional.of(task.created());
        }
        Random random = task.random().generator("when", task.key(), task.element(), task.agency(), task.attempt());
        return Optional.of(atWork(task.created(), how.delay().minutes(task, random), random));
    }

    /** When an official tries a refused task again: each time a few days later. */
    Instant actsAgain(RehearsedTask task, int refusals) {
        Random random = task.random().generator("again", task.key(), task.element(), task.agency(), refusals);
        return atWork(clock.instant(), Delay.days(DAYS_PER_REFUSAL * refusals), random);
    }

    /** The form answers for this task. */
    Map<String, Object> form(RehearsedTask task) {
        return how(task).answers().apply(task);
    }

    private TaskRehearsal how(RehearsedTask task) {
        return Optional.ofNullable(tasks.get(task.process()))
                .map(stage -> stage.get(task.element()))
                .orElseThrow(() -> new IllegalStateException(
                        "No StageRehearsal says how to do %s of %s.".formatted(task.element(), task.process())));
    }

    /** The next morning or afternoon of a working day, after this many minutes. */
    private Instant atWork(Instant created, double minutes, Random random) {
        ZonedDateTime wanted = created.plus(Duration.ofMinutes((long) minutes)).atZone(clock.getZone());
        LocalDate day = wanted.toLocalDate();
        LocalTime half = random.nextBoolean() ? MORNING : AFTERNOON;
        while (!calendar.isWorkingDay(day)
                || !day.atTime(half).atZone(clock.getZone()).isAfter(wanted)) {
            day = day.plusDays(1);
        }
        return day.atTime(half).atZone(clock.getZone()).toInstant();
    }
}
