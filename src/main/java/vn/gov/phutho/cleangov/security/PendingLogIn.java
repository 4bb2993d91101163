package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.gov.phutho.cleangov.platform.RealTime;

/**
 * A person who has given the right password and not yet the code. Their session is nobody's until then.
 *
 * @param application the web application to which they log in
 * @param until when the password is to be given again, by the real clock
 */
record PendingLogIn(String account, String application, Instant until) implements Serializable {

    private static final String ATTRIBUTE = PendingLogIn.class.getName();
    private static final Duration LASTS = Duration.ofMinutes(5);

    static void begin(HttpServletRequest request, String account, String application) {
        request.getSession()
                .setAttribute(
                        ATTRIBUTE,
                        new PendingLogIn(
                                account, application, RealTime.CLOCK.instant().plus(LASTS)));
        request.setAttribute(ATTRIBUTE, true);
    }

    /** Whether this request has given a password and is now asked for a code. */
    static boolean hasBegunIn(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    static Optional<PendingLogIn> of(HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof PendingLogIn pending
                ? Optional.of(pending).filter(one -> RealTime.CLOCK.instant().isBefore(one.until()))
                : Optional.empty();
    }
}
