package vn.gov.phutho.cleangov.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Steps of {@code calendar-change}. */
@Component
public class CalendarSteps {

    private final WorkingCalendar calendar;
    private final Clock clock;

    CalendarSteps(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Records a day off or a make-up working day, or withdraws a decision. */
    public void decideDay(DelegateExecution execution) {
        Optional<LocalDate> day = FormFields.day(execution.getVariable("day"), clock.getZone());
        if (day.isEmpty()) {
            throw new RefusedException("Chọn ngày.");
        }
        if (day.orElseThrow().isBefore(LocalDate.now(clock))) {
            throw new RefusedException("Ngày đã qua thì không đổi được nữa.");
        }
        String name = FormFields.text(execution.getVariable("name"));
        switch (FormFields.text(execution.getVariable("kind"))) {
            case "off" -> calendar.decideDay(day.get(), false, name);
            case "work" -> calendar.decideDay(day.get(), true, name);
            case "forget" -> calendar.forgetDecision(day.get());
            default -> throw new RefusedException("Chọn: ngày nghỉ, ngày làm bù, hoặc bỏ quyết định về ngày này.");
        }
        execution.setProcessBusinessKey(Integer.toString(day.get().getYear()));
    }
}
