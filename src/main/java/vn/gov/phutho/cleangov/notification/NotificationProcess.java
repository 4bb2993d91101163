package vn.gov.phutho.cleangov.notification;

import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.EngineCommands;

/** Tells {@code deadline-reminders} of notices that cannot wait. */
@Component
class NotificationProcess {

    private final ObjectProvider<RuntimeService> runtime;
    private final EngineCommands commands;

    NotificationProcess(ObjectProvider<RuntimeService> runtime, EngineCommands commands) {
        this.runtime = runtime;
        this.commands = commands;
    }

    /** A notice waits to be mailed before the next morning. The person who caused it needs no right to start a process. */
    void noticeComposed(LocalDate today) {
        commands.withoutAuthorization(() -> runtime.getObject()
                .createMessageCorrelation("notice-composed")
                .processInstanceBusinessKey(today.toString())
                .correlateStartMessage());
    }
}
