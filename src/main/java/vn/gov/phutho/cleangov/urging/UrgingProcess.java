package vn.gov.phutho.cleangov.urging;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.DeadlinesMoved;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.engine.OpenWork;
import vn.gov.phutho.cleangov.platform.ProcessKey;

/** Sends {@code urging} the message that a missed deadline was moved and is in the future again. */
@Component
class UrgingProcess {

    private static final String DEADLINE_MOVED = "deadline-moved";

    private final RuntimeService runtime;
    private final OpenWork openWork;
    private final CycleService cycles;
    private final Clock clock;

    UrgingProcess(RuntimeService runtime, OpenWork openWork, CycleService cycles, Clock clock) {
        this.runtime = runtime;
        this.openWork = openWork;
        this.cycles = cycles;
        this.clock = clock;
    }

    @EventListener
    void deadlinesMoved(DeadlinesMoved moved) {
        openWork.processes("urging", moved.scope()).stream()
                .filter(urging -> isDueLater(urging.id(), urging.key()))
                .forEach(urging -> deadlineMoved(urging.id()));
    }

    private boolean isDueLater(String urging, String key) {
        Milestone milestone = Milestone.valueOf((String) runtime.getVariable(urging, "milestone"));
        Instant due = cycles.windowOf(ProcessKey.parse(key), milestone).due().toInstant();
        return due.isAfter(clock.instant());
    }

    /** Sends the message to an urging, unless it already waits for a new deadline: then its timer has been moved. */
    private void deadlineMoved(String urging) {
        List<EventSubscription> waiting = runtime.createEventSubscriptionQuery()
                .processInstanceId(urging)
                .eventName(DEADLINE_MOVED)
                .list();
        waiting.forEach(one -> runtime.messageEventReceived(DEADLINE_MOVED, one.getExecutionId()));
    }
}
