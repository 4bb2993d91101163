package vn.gov.phutho.cleangov.staffing;

import java.time.ZonedDateTime;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Steps of {@code substitution}. */
@Component
public class SubstitutionSteps {

    private final SubstitutionService substitutions;

    SubstitutionSteps(SubstitutionService substitutions) {
        this.substitutions = substitutions;
    }

    public Date fromDay(SubstitutionId key) {
        return date(substitutions.begins(key));
    }

    public Date untilDay(SubstitutionId key) {
        return date(substitutions.ends(key));
    }

    public void beginSubstitution(SubstitutionId key) {
        substitutions.begin(key);
    }

    public void endSubstitution(SubstitutionId key) {
        substitutions.end(key);
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }
}
