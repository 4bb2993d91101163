package vn.gov.phutho.cleangov.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.PasswordListener;

/**
 * Knows which accounts have a password that an administrator has set: two people know it, so its owner changes it
 * before anything else. A password that the application has set itself, for the accounts of a demo or for the
 * administrator named by the operator, need not be changed.
 */
@Component
class FirstPasswords implements PasswordListener {

    /** For so long another node does not notice that an administrator has set a password. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final int KEPT_AT_MOST = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Sessions sessions;
    private final Cache<String, Boolean> free = Caffeine.newBuilder()
            .maximumSize(KEPT_AT_MOST)
            .expireAfterWrite(KEPT)
            .build();

    FirstPasswords(JdbcClient jdbc, Clock clock, Sessions sessions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sessions = sessions;
    }

    /** Whether the owner of this account has to change the password first. */
    boolean isToBeChanged(String account) {
        if (free.getIfPresent(account) != null) {
            return false;
        }
        boolean toBeChanged = jdbc.sql("select count(*) from first_password where account = :account")
                        .param("account", account)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!toBeChanged) {
            free.put(account, true);
        }
        return toBeChanged;
    }

    @Override
    public void passwordSet(String account, String by) {
        if (by.equals(account) || by.equals(CurrentUser.SYSTEM)) {
            jdbc.sql("delete from first_password where account = :account")
                    .param("account", account)
                    .update();
        } else {
            jdbc.sql("""
                            insert into first_password (account, set_by, set_at) values (:account, :by, :at)
                            on conflict (account) do update set set_by = excluded.set_by, set_at = excluded.set_at
                            """)
                    .param("account", account)
                    .param("by", by)
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        }
        afterCommit(() -> {
            free.invalidate(account);
            sessions.signOutOthers(account);
        });
    }

    @Override
    public void firstPasswordsSet(Collection<String> accounts, String by) {
        jdbc.sql("""
                        insert into first_password (account, set_by, set_at)
                        select account, ?, ? from unnest(?) as account
                        on conflict (account) do update set set_by = excluded.set_by, set_at = excluded.set_at
                        """)
                .params(by, OffsetDateTime.now(clock), accounts.toArray(String[]::new))
                .update();
        afterCommit(() -> free.invalidateAll(accounts));
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
