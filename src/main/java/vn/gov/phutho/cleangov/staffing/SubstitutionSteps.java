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

    public Date fromDay(String key) {
        return date(substitutions.begins(SubstitutionId.parse(key)));
    }

    public Date untilDay(String key) {
        return date(substitutions.ends(SubstitutionId.parse(key)));
    }

    public void beginSubstitution(String key) {
        substitutions.begin(SubstitutionId.parse(key));
    }

    public void endSubstitution(String key) {
        substitutions.end(SubstitutionId.parse(key));
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }
}
