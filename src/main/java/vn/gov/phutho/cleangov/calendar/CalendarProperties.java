package vn.gov.phutho.cleangov.calendar;

import java.time.DayOfWeek;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The working week of the offices.
 *
 * @param weekend the weekly days off; Saturday and Sunday unless {@code cleangov.calendar.weekend} names others
 */
@ConfigurationProperties("cleangov.calendar")
record CalendarProperties(
        @DefaultValue({"SATURDAY", "SUNDAY"}) Set<DayOfWeek> weekend) {

    CalendarProperties {
        weekend = Set.copyOf(weekend);
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException(
                    "cleangov.calendar.weekend leaves no day to work: name at most six days");
        }
    }
}
