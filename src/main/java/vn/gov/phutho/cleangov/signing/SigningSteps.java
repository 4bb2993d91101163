package vn.gov.phutho.cleangov.signing;

import java.time.ZonedDateTime;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Steps of {@code signing-authority}. */
@Component
public class SigningSteps {

    private final SigningService signing;

    SigningSteps(SigningService signing) {
        this.signing = signing;
    }

    public Date fromDay(SigningAuthorityId key) {
        return date(signing.begins(key));
    }

    public Date untilDay(SigningAuthorityId key) {
        return date(signing.ends(key));
    }

    public void beginAuthority(SigningAuthorityId key) {
        signing.begin(key);
    }

    public void endAuthority(SigningAuthorityId key) {
        signing.end(key);
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }
}
