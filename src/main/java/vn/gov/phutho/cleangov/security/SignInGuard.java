package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
    private final LogInWays ways;
    private final SecondFactors factors;
    private final SignInTries tries;
    private final FailedSignIns failed;
    private final SignInProperties settings;

    SignInGuard(
            IdentityService identity,
            LogInWays ways,
            SecondFactors factors,
            SignInTries tries,
            FailedSignIns failed,
            SignInProperties settings) {
        this.identity = identity;
        this.ways = ways;
        this.factors = factors;
        this.tries = tries;
        this.failed = failed;
        this.settings = settings;
    }

    /**
     * Whether this is the password of the account that is kept here.
     *
     * @param from the address from which it is tried
     * @throws TooManyTriesException if this try has to wait; then nothing is checked
     */
    boolean isRight(String account, String password, String from) {
        return isRight(account, from, () -> identity.checkPassword(account, password));
    }

    /**
     * Whether this is the password of the account that is kept here, and a code of it. Without the right password no code
     * is used up.
     *
     * @throws TooManyTriesException if this try has to wait; then nothing is checked
     */
    boolean isRight(String account, String password, String code, String from) {
        return isRight(account, from, () -> identity.checkPassword(account, password) && factors.accept(account, code));
    }

    /**
     * Whether this is a code of the account, which has given its password.
     *
     * @throws TooManyTriesException if this try has to wait; then nothing is checked
     */
    boolean isRightCode(String account, String code, String from) {
        return isRight(account, from, () -> factors.accept(account, code));
    }

    private boolean isRight(String account, String from, BooleanSupplier check) {
        return tried(account, from, () -> check.getAsBoolean() ? Optional.of(account) : Optional.empty())
                .isPresent();
    }

    /**
     * Who this name and password of a program belong to, here or in the directory. The right password of an account that
     * also needs a code counts neither as right nor as wrong: it must not make room for more tries of codes.
     *
     * @param from the address from which it is tried
     * @throws TooManyTriesException if this try has to wait; then nothing is checked
     * @throws LogInProblemException if it cannot be decided, or the person may not log in here
     */
    Optional<Recognised> recognise(String account, String password, String from) {
        return tried(account, from, () -> {
            Optional<Recognised> person = ways.recognise(account, password);
            if (person.filter(factors::isAskedOf).isPresent()) {
                throw LogInProblemException.noCodeOfAProgram();
            }
            return person;
        });
    }

    private <T> Optional<T> tried(String account, String from, Supplier<Optional<T>> check) {
        String address = Network.of(from);
        synchronized (tries.lock(account, address)) {
            tries.waitBefore(account, address).ifPresent(wait -> {
                throw new TooManyTriesException(wait);
            });
            Optional<T> right = check.get();
            remember(account, address, right.isPresent());
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
            log.warn(
                    "{} wrong passwords for the account {} from {}",
                    times,
                    ProvidedAccounts.printable(account),
                    address);
        }
        if (tries.isExhausted(address)) {
            log.warn("Too many wrong passwords for several accounts from {}", address);
        }
    }
}
