package vn.gov.phutho.cleangov.security;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The wrong passwords that were sent for accounts, kept for their owners and for administrators. */
@Component
public class FailedSignIns {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SignInProperties settings;

    FailedSignIns(JdbcClient jdbc, Clock clock, SignInProperties settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Wrong passwords for one account from one address.
     *
     * @param lastAt when the last of them was sent
     */
    public record Origin(String account, String address, int tries, ZonedDateTime lastAt) {}

    /** Adds one; nothing for an account that does not exist. */
    void add(String account, String address) {
        jdbc.sql("delete from failed_sign_in where last_at < :old")
                .param("old", now().minus(KEPT).toOffsetDateTime())
                .update();
        jdbc.sql("""
                        insert into failed_sign_in as known (account, address, tries, last_at)
                        select id, :address, 1, :now from person where id = :account
                        on conflict (account, address) do update
                        set tries = case when known.seen_at is null then known.tries else 0 end + 1, last_at = excluded.last_at, seen_at = null
                        """)
                .param("account", account.replace("\0", ""))
                .param("address", address)
                .param("now", now().toOffsetDateTime())
                .update();
    }

    /** The owner has mistyped the password, and then has not. */
    void forget(String account, String address) {
        jdbc.sql("delete from failed_sign_in where account = :account and address = :address and tries < :many")
                .param("account", account)
                .param("address", address)
                .param("many", settings.tries())
                .update();
    }

    /** What the owner of an account is to be told: from where somebody has tried many passwords. */
    public List<Origin> unseenBy(String account) {
        return jdbc.sql("""
                        select account, address, tries, last_at from failed_sign_in
                        where account = :account and tries >= :many and seen_at is null order by last_at desc
                        """)
                .param("account", account)
                .param("many", settings.tries())
                .query((row, number) -> new Origin(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant().atZone(clock.getZone())))
                .list();
    }

    /** The owner has read it. */
    void seenBy(String account) {
        jdbc.sql("update failed_sign_in set seen_at = :now where account = :account and seen_at is null")
                .param("account", account)
                .param("now", now().toOffsetDateTime())
                .update();
    }

    /** The latest of all accounts, the last one first. */
    List<Origin> latest() {
        return jdbc.sql("select account, address, tries, last_at from failed_sign_in order by last_at desc limit "
                        + SHOWN)
                .query((row, number) -> new Origin(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant().atZone(clock.getZone())))
                .list();
    }

    private ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }
}
