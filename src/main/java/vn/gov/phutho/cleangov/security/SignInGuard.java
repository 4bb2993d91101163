package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets passwords be tried only so often, and tells administrators and owners of accounts about those who try. */
@Component
class SignInGuard {

    private static final Logger log = LoggerFactory.getLogger(SignInGuard.class);

    private final IdentityService identity;
    private final SignInTries tries;
    private final FailedSignIns failed;
    private final SignInProperties settings;

    SignInGuard(IdentityService identity, SignInTries tries, FailedSignIns failed, SignInProperties settings) {
        this.identity = identity;
        this.tries = tries;
        this.failed = failed;
        this.settings = settings;
    }

    /**
     * Whether this is the account's password.
     *
     * @param from the address from which it is tried
     * @throws TooManyTriesException if this try has to wait; then nothing is checked
     */
    boolean isRight(String account, String password, String from) {
        String address = Network.of(from);
        synchronized (tries.lock(account, address)) {
            tries.waitBefore(account, address).ifPresent(wait -> {
                throw new TooManyTriesException(wait);
            });
            boolean right = identity.checkPassword(account, password);
            remember(account, address, right);
            return right;
        }
    }

    /**
     * Passes a request on that has a password checked. A try that has to wait is answered 429 and not passed on.
     *
     * @param wrong the status of the answer to a wrong password; any of success is that to a right one
     */
    void pass(
            String account,
            HttpStatus wrong,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        String address = Network.of(request.getRemoteAddr());
        synchronized (tries.lock(account, address)) {
            Optional<Duration> wait = tries.waitBefore(account, address);
            if (wait.isPresent()) {
                new TooManyTriesException(wait.get()).write(response);
                return;
            }
            chain.doFilter(request, response);
            HttpStatus status = HttpStatus.valueOf(response.getStatus());
            if (status.is2xxSuccessful() || status == wrong) {
                remember(account, address, status != wrong);
            }
        }
    }

    private void remember(String account, String address, boolean right) {
        if (right) {
            remembersSuccess(account, address);
        } else {
            remembersFailure(account, address);
        }
    }

    private void remembersSuccess(String account, String address) {
        int before = tries.succeeded(account, address);
        if (before > 0 && before < settings.tries()) {
            failed.forget(account, address);
        }
    }

    private void remembersFailure(String account, String address) {
        int times = tries.failed(account, address);
        failed.add(account, address);
        if (times >= settings.tries()) {
            log.warn("{} wrong passwords for the account {} from {}", times, printable(account), address);
        }
        if (tries.isExhausted(address)) {
            log.warn("Too many wrong passwords for several accounts from {}", address);
        }
    }

    /** A name that somebody has typed: it cannot write lines of its own into the log. */
    private static String printable(String account) {
        return account.replaceAll("[^\\w.@-]", "?").replaceFirst("^(.{64}).+", "$1…");
    }
}
