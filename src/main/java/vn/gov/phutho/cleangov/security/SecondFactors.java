package vn.gov.phutho.cleangov.security;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.engine.AccountDeleted;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.StrongDigests;
import vn.gov.phutho.cleangov.platform.RealTime;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Role;

/**
 * The second factor of accounts whose password is kept here: a code by time (RFC 6238) or, without the phone, one of ten
 * recovery codes. Phones show the real time, so codes are checked by the real clock, as tries are counted by it: the
 * application's clock of a demo may stand in another year.
 */
@Service
class SecondFactors {

    private static final int RECOVERY_CODES = 10;

    /** 80 bits. */
    private static final int BYTES_OF_A_RECOVERY_CODE = 10;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}-]+");
    private static final Pattern BY_TIME = Pattern.compile("[0-9]{" + OneTimeCodes.DIGITS + "}");
    private static final Pattern RECOVERY = Pattern.compile("[A-Z2-7]{16}");

    private final JdbcClient jdbc;
    private final StrongDigests digests;
    private final AuditLog audit;
    private final Sessions sessions;
    private final CurrentUser user;
    private final SecondFactorRule rule;
    private final ApplicationEventPublisher events;

    SecondFactors(
            JdbcClient jdbc,
            StrongDigests digests,
            AuditLog audit,
            Sessions sessions,
            CurrentUser user,
            SignInProperties settings,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.digests = digests;
        this.audit = audit;
        this.sessions = sessions;
        this.user = user;
        this.rule = settings.secondFactor();
        this.events = events;
    }

    /** Whether an account can have a second factor here. */
    boolean isOffered() {
        return rule != SecondFactorRule.OFF;
    }

    /** Whether this person needs a code to log in. */
    boolean isAskedOf(Recognised person) {
        return isOffered() && person.way() == LogInWay.PASSWORD && isOn(person.account());
    }

    /** Whether the account has switched it on. */
    boolean isOn(String account) {
        return jdbc.sql("select exists (select from second_factor where account = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Whether this person must switch it on before anything else. */
    boolean isMissing(Authentication person) {
        return rule == SecondFactorRule.REQUIRED_FOR_PRIVILEGED
                && LogInWay.isPasswordKeptHere(person)
                && isPrivileged(person)
                && !isOn(person.getName());
    }

    /** Administrators, whose sessions also end sooner, and the chairs, who sign. */
    private static boolean isPrivileged(Authentication person) {
        return EngineRestDoor.isAdministrator(person)
                || Role.isChair(person.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList());
    }

    /** How many recovery codes the account has left. */
    int recoveryCodesOf(String account) {
        return jdbc.sql("select count(*) from recovery_code where account = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /**
     * Switches it on for the logged-in account, if this is a code of the secret. All other sessions of the account end.
     *
     * @return the recovery codes, which are kept nowhere; empty if the code is wrong
     * @throws RefusedException if it is on already, or is not offered
     */
    @Transactional
    public List<String> switchOn(String secret, String code) {
        String account = user.id();
        if (!isOffered()) {
            throw new RefusedException("Hệ thống này không dùng xác thực hai bước.");
        }
        OptionalLong step = OneTimeCodes.step(secret, plain(code), RealTime.CLOCK.instant());
        if (step.isEmpty()) {
            return List.of();
        }
        try {
            jdbc.sql("insert into second_factor (account, secret, last_step, switched_on_at) values (?, ?, ?, ?)")
                    .params(account, secret, step.getAsLong(), OffsetDateTime.now(RealTime.CLOCK))
                    .update();
        } catch (DuplicateKeyException another) {
            throw new RefusedException("Tài khoản này đã bật xác thực hai bước.");
        }
        List<String> codes = Stream.generate(() -> OneTimeCodes.random(BYTES_OF_A_RECOVERY_CODE))
                .limit(RECOVERY_CODES)
                .toList();
        codes.forEach(one -> jdbc.sql("insert into recovery_code (account, digest) values (?, ?)")
                .params(account, digests.ofRandom(one))
                .update());
        audit.changed(AuditKind.SECOND_FACTOR_CHANGED, account, "Bật xác thực hai bước");
        sessions.signOutOthers(account);
        return codes.stream().map(SecondFactors::readable).toList();
    }

    /** Whether this is a code that the account may use now. It cannot be used again. */
    @Transactional
    public boolean accept(String account, String code) {
        String plain = plain(code);
        if (BY_TIME.matcher(plain).matches()) {
            return acceptByTime(account, plain);
        }
        return RECOVERY.matcher(plain).matches() && acceptRecovery(account, plain);
    }

    private boolean acceptByTime(String account, String code) {
        return jdbc.sql("select secret from second_factor where account = :account")
                .param("account", account)
                .query(String.class)
                .optional()
                .map(secret -> OneTimeCodes.step(secret, code, RealTime.CLOCK.instant()))
                .filter(OptionalLong::isPresent)
                .filter(step -> jdbc.sql("update second_factor set last_step = ? where account = ? and last_step < ?")
                                .params(step.getAsLong(), account, step.getAsLong())
                                .update()
                        == 1)
                .isPresent();
    }

    private boolean acceptRecovery(String account, String code) {
        return jdbc
                .sql("select digest from recovery_code where account = :account")
                .param("account", account)
                .query(String.class)
                .list()
                .stream()
                .filter(digest -> digests.isOfRandom(code, digest))
                .anyMatch(digest -> jdbc.sql("delete from recovery_code where account = ? and digest = ?")
                                .params(account, digest)
                                .update()
                        == 1);
    }

    /** Whether the code looks like one of the recovery codes. */
    static boolean isRecovery(String code) {
        return RECOVERY.matcher(plain(code)).matches();
    }

    /** Switches it off for the logged-in account, whose password and code were checked before. */
    @Transactional
    public void switchOff() {
        delete(user.id());
        audit.changed(AuditKind.SECOND_FACTOR_CHANGED, user.id(), "Tắt xác thực hai bước");
    }

    /**
     * Switches it off for a person who has lost the phone, in the name of an administrator. The owner is told.
     *
     * @throws NoSuchElementException if the account has none
     */
    @Transactional
    public void reset(String account) {
        if (!delete(account)) {
            throw new NoSuchElementException("Không có tài khoản «%s» nào bật xác thực hai bước.".formatted(account));
        }
        audit.changed(
                AuditKind.SECOND_FACTOR_CHANGED, account, "Đặt lại (tắt) xác thực hai bước của người mất điện thoại");
        events.publishEvent(new SecondFactorReset(account, user.id()));
    }

    private boolean delete(String account) {
        return jdbc.sql("delete from second_factor where account = :account")
                        .param("account", account)
                        .update()
                == 1;
    }

    /** Another person may get an account of this name later. */
    @EventListener
    void deleted(AccountDeleted account) {
        delete(account.id());
    }

    private static String plain(String code) {
        return SEPARATORS.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static String readable(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }
}
