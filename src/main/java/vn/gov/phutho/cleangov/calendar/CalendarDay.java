package vn.gov.phutho.cleangov.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/**
 * A decision on one day, which overrides or confirms the rules: a day off (nghỉ bù, or Tết as fixed by the Prime
 * Minister) or a make-up working day (làm bù). A new decision on the same day replaces the old one completely.
 */
@Entity
@Table(name = "calendar_day")
class CalendarDay implements MovesDeadlines {

    @Id
    private LocalDate day;

    private boolean working;
    private String name;

    protected CalendarDay() {}

    CalendarDay(LocalDate day, boolean working, String name) {
        this.day = day;
        this.working = working;
        this.name = name;
    }

    LocalDate day() {
        return day;
    }

    boolean isWorking() {
        return working;
    }

    /** The Vietnamese name shown to officials. */
    String name() {
        return name;
    }

    /** Deadlines of a year can depend on working days of the next year. */
    @Override
    public Integer ofYear() {
        return null;
    }

    @Override
    public String ofUnit() {
        return null;
    }
}
