package vn.gov.phutho.cleangov.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/**
 * What was decided for one day against, or in confirmation of, the rules: a day off (nghỉ bù, Tết as the Prime Minister
 * fixes it) or a day worked instead (làm bù). A new decision on the same day replaces the old one as a whole.
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

    /** Vietnamese, as officials read it. */
    String name() {
        return name;
    }

    /** Deadlines count working days into the next year. */
    @Override
    public Integer ofYear() {
        return null;
    }

    @Override
    public String ofUnit() {
        return null;
    }
}
