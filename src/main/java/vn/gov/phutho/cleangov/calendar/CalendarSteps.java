package vn.gov.phutho.cleangov.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.platform.Refusal;

/** Steps of {@code calendar-change}. */
@Component
public class CalendarSteps {

    private final WorkingCalendar calendar;
    private final Clock clock;

    CalendarSteps(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A day off, a day worked instead, or a decision taken back. */
    public void decideDay(DelegateExecution execution) {
        Optional<LocalDate> day = FormFields.day(execution.getVariable("day"), clock.getZone());
        if (day.isEmpty()) {
            new Refusal("Chọn ngày.").raise();
        }
        if (day.orElseThrow().isBefore(LocalDate.now(clock))) {
            new Refusal("Ngày đã qua thì không đổi được nữa.").raise();
        }
        String name = FormFields.text(execution.getVariable("name"));
        switch (FormFields.text(execution.getVariable("kind"))) {
            case "off" -> calendar.decideDay(day.get(), false, name).ifPresent(Refusal::raise);
            case "work" -> calendar.decideDay(day.get(), true, name).ifPresent(Refusal::raise);
            case "forget" -> calendar.forgetDecision(day.get());
            default -> new Refusal("Chọn: ngày nghỉ, ngày làm bù, hoặc bỏ quyết định về ngày này.").raise();
        }
        execution.setProcessBusinessKey(Integer.toString(day.get().getYear()));
    }
}
