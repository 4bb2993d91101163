package vn.gov.phutho.cleangov.notification;

import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.EngineCommands;

/** Starts {@code deadline-reminders} for notices that must be mailed before the next morning. */
@Component
class NotificationProcess {

    private final ObjectProvider<RuntimeService> runtime;
    private final EngineCommands commands;

    NotificationProcess(ObjectProvider<RuntimeService> runtime, EngineCommands commands) {
        this.runtime = runtime;
        this.commands = commands;
    }

    /** A notice must be mailed before the next morning. Its sender needs no permission to start a process. */
    void noticeComposed(LocalDate today) {
        commands.withoutAuthorization(() -> runtime.getObject()
                .createMessageCorrelation("notice-composed")
                .processInstanceBusinessKey(today.toString())
                .correlateStartMessage());
    }
}
