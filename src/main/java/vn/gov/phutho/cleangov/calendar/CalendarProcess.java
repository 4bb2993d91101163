package vn.gov.phutho.cleangov.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Tells the engine that a day of the calendar was decided, as the start form of {@code calendar-change} does. */
@Component
class CalendarProcess {

    private final ObjectProvider<RuntimeService> runtime;

    CalendarProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    /**
     * @param kind {@code off}, {@code work} or {@code forget}
     * @throws ForbiddenException if the user may not start the process
     * @throws RefusedException if the decision is refused
     */
    void dayDecided(LocalDate day, String kind, String name, String by) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("day", day == null ? "" : day.toString());
        variables.put("kind", kind);
        variables.put("name", name);
        variables.put("decidedBy", by);
        try {
            runtime.getObject().startProcessInstanceByKey("calendar-change", variables);
        } catch (AuthorizationException forbidden) {
            throw new ForbiddenException("Bạn không có quyền đổi lịch làm việc.");
        }
    }
}
