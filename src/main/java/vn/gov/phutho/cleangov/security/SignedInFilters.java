package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Makes the filter of people who are logged in, for each place where people are known in another way. */
@Component
class SignedInFilters {

    private final FirstPasswords firstPasswords;
    private final SecondFactors factors;
    private final SignInProperties settings;

    SignedInFilters(FirstPasswords firstPasswords, SecondFactors factors, SignInProperties settings) {
        this.firstPasswords = firstPasswords;
        this.factors = factors;
        this.settings = settings;
    }

    /** @param loggedIn who makes a request */
    SignedInFilter of(Function<HttpServletRequest, Optional<Authentication>> loggedIn) {
        return new SignedInFilter(loggedIn, firstPasswords, factors, settings);
    }
}
