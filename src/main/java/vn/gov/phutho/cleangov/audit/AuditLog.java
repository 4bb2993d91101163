package vn.gov.phutho.cleangov.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.history.ChainHeads;
import vn.gov.phutho.cleangov.history.HistoryHead;
import vn.gov.phutho.cleangov.unit.Accounts;

/**
 * Adds rows to the log. A change and its row are committed together or not at all. What only reads, and a log-in, goes on
 * if its row cannot be written; the server's log says so.
 */
@Service
public class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    /** A log-in with a name that no account has. The name is not stored: people type their password there. */
    private static final String NOBODY = "";

    private final AuditEntries entries;
    private final ChainHeads heads;
    private final Accounts accounts;
    private final CurrentUser user;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final RecentLogIns recent = new RecentLogIns();

    AuditLog(
            AuditEntries entries,
            ChainHeads heads,
            Accounts accounts,
            CurrentUser user,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.entries = entries;
        this.heads = heads;
        this.accounts = accounts;
        this.user = user;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Records a change by the logged-in person. The row is written before the transaction of the change commits; if that
     * fails, the change fails.
     *
     * @param subject the key or id of what was changed
     * @param text short, Vietnamese, without secrets
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(AuditKind kind, String subject, String text) {
        changed(kind, user.id(), subject, text);
    }

    /** Like {@link #changed(AuditKind, String, String)}, by this account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(AuditKind kind, String who, String subject, String text) {
        waiting().acts.add(act(kind, who, subject, text, AuditResult.DONE));
    }

    /** Records that the logged-in person read or took away something, or tried to. */
    void observed(AuditKind kind, String subject, String text, AuditResult result) {
        attempt(() -> List.of(act(kind, user.id(), subject, text, result)));
    }

    /**
     * Records what somebody did at the log-in page of a web application: log in, fail, log out.
     *
     * @param account the name as it was typed
     */
    public void atTheLogIn(AuditKind kind, String account, AuditResult result) {
        atTheLogIn(kind, account, result, "Qua trang đăng nhập");
    }

    /**
     * Like {@link #atTheLogIn(AuditKind, String, AuditResult)}, where the person has not used the form of the log-in page.
     *
     * @param how short, Vietnamese: which system has recognised the person
     */
    public void atTheLogIn(AuditKind kind, String account, AuditResult result, String how) {
        attempt(() -> List.of(act(kind, known(account), "", how, result)));
    }

    /**
     * Records the log-in of a program, which sends name and password with every request: once for each account, address
     * and hour.
     *
     * @param account the name as it was sent
     * @param address the address from which it was sent
     */
    public void byProgram(AuditKind kind, String account, String address, AuditResult result) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (recent.isFirst(new RecentLogIns.LogIn(kind, account, address), hour)) {
            attempt(() -> {
                AuditAct act = new AuditAct(
                        clock.instant(),
                        known(account),
                        address,
                        kind,
                        "",
                        "Chương trình gọi API (HTTP Basic)",
                        result);
                return entries.hasLike(act, hour, hour.plus(1, ChronoUnit.HOURS)) ? List.of() : List.of(act);
            });
        }
    }

    private String known(String account) {
        return !CurrentUser.SYSTEM.equals(account)
                        && accounts.namesOf(List.of(account)).containsKey(account)
                ? account
                : NOBODY;
    }

    private AuditAct act(AuditKind kind, String who, String subject, String text, AuditResult result) {
        return new AuditAct(clock.instant(), who, address(), kind, subject, text, result);
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? address(attributes.getRequest())
                : "";
    }

    private static String address(HttpServletRequest request) {
        return request.getRemoteAddr() == null ? "" : request.getRemoteAddr();
    }

    private void attempt(Supplier<List<AuditAct>> acts) {
        try {
            transaction.executeWithoutResult(status -> write(acts.get()));
        } catch (DataAccessException | TransactionException failed) {
            log.error("A row of the audit log could not be written", failed);
        }
    }

    private void write(List<AuditAct> acts) {
        if (acts.isEmpty()) {
            return;
        }
        Set<String> people = acts.stream().map(AuditAct::who).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> names = accounts.namesOf(people);
        Map<String, HistoryHead> ends =
                heads.lock(people.stream().map(AuditEntry::chainOf).toList());
        List<AuditEntry> added = new ArrayList<>();
        for (AuditAct act : acts) {
            String chain = AuditEntry.chainOf(act.who());
            AuditEntry entry = AuditEntry.after(ends.get(chain), act, names.getOrDefault(act.who(), act.who()));
            ends.put(chain, entry.head());
            added.add(entry);
        }
        entries.add(added);
        heads.move(ends.values());
    }

    /** The acts of the current transaction that are not yet written. */
    private Waiting waiting() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Waiting.class::isInstance)
                .map(Waiting.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Waiting first = new Waiting();
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                });
    }

    /**
     * Writes the rows of a transaction at its end: the chains are locked for as short as possible, and after all other
     * rows, so that no two transactions wait for each other.
     */
    private final class Waiting implements TransactionSynchronization {

        private final List<AuditAct> acts = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            write(acts);
        }
    }
}
