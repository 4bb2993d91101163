package vn.gov.phutho.cleangov.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords, by account and address and by address alone, and says how long the next try has to wait. An
 * account is not locked: its owner logs in from another address as always. Many people may have one address: those who
 * have logged in from there do not wait for the wrong passwords of others. What is counted is forgotten two hours after
 * the last wrong password, and only so many accounts and addresses are kept.
 */
@Component
class SignInTries {

    /** How many pairs of account and address, and how many addresses, are kept. */
    static final int KEPT_AT_MOST = 10_000;

    /** An account's id has at most 64 characters; longer names are counted together. */
    private static final int LONGEST_NAME = 64;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);

    private static final Duration KNOWN_FOR = Duration.ofDays(7);

    private static final int LOCKS = 64;
    private static final int MOST_DOUBLINGS = 30;

    private final SignInProperties settings;
    private final Ticker ticker;
    private final Cache<Origin, Failures> ofAccount;
    private final Cache<String, Failures> ofAddress;

    /** The accounts that were opened from an address. */
    private final Cache<Origin, Boolean> known;

    private final Object[] locks =
            IntStream.range(0, LOCKS).mapToObj(number -> new Object()).toArray();

    @Autowired
    SignInTries(SignInProperties settings) {
        this(settings, Ticker.systemTicker());
    }

    SignInTries(SignInProperties settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
        this.ofAccount = counts();
        this.ofAddress = counts();
        this.known = Caffeine.newBuilder()
                .maximumSize(KEPT_AT_MOST)
                .expireAfterAccess(KNOWN_FOR)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private record Origin(String account, String address) {}

    /** @param at nanoseconds of the ticker, when the last one came */
    private record Failures(double level, long at) {

        int count() {
            return (int) Math.ceil(level);
        }
    }

    private <K> Cache<K, Failures> counts() {
        return Caffeine.newBuilder()
                .maximumSize(KEPT_AT_MOST)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Held during a try, so that a program that sends many at once does not get more of them. */
    Object lock(String account, String address) {
        return locks[Math.floorMod(origin(account, address).hashCode(), LOCKS)];
    }

    /** How long the next try has to wait; empty if it may come at once. */
    Optional<Duration> waitBefore(String account, String address) {
        Origin origin = origin(account, address);
        Duration own = left(ofAccount.getIfPresent(origin), settings.tries());
        Duration wait = known.getIfPresent(origin) != null
                ? own
                : longer(own, left(ofAddress.getIfPresent(address), settings.triesOfAddress()));
        return wait.isNegative() || wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    /** @return how many wrong passwords there were for this account from this address since the last right one */
    int failed(String account, String address) {
        ofAddress.asMap().merge(address, first(), this::oneMoreOfManyPeople);
        return ofAccount
                .asMap()
                .merge(origin(account, address), first(), SignInTries::oneMore)
                .count();
    }

    /** @return how many wrong passwords there were before this right one */
    int succeeded(String account, String address) {
        Origin origin = origin(account, address);
        known.put(origin, true);
        Failures before = ofAccount.asMap().remove(origin);
        return before == null ? 0 : before.count();
    }

    /** Whether this address has sent too many wrong passwords for all accounts together. */
    boolean isExhausted(String address) {
        Failures failures = ofAddress.getIfPresent(address);
        return failures != null && failures.count() >= settings.triesOfAddress();
    }

    /** How many pairs and addresses are counted now. */
    long size() {
        ofAccount.cleanUp();
        ofAddress.cleanUp();
        return ofAccount.estimatedSize() + ofAddress.estimatedSize();
    }

    /** A directory finds an account by any of its spellings: several spellings count as one account. */
    private static Origin origin(String account, String address) {
        String name = Normalizer.normalize(account, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{C}]+", "");
        return new Origin(name.substring(0, Math.min(name.length(), LONGEST_NAME)), address);
    }

    private Failures first() {
        return new Failures(1, ticker.read());
    }

    private static Failures oneMore(Failures before, Failures now) {
        return new Failures(before.level() + 1, now.at());
    }

    /** Many people may have one address, and some mistype: an hour takes as many off as there are tries. */
    private Failures oneMoreOfManyPeople(Failures before, Failures now) {
        double forgiven = settings.triesOfAddress() * (double) (now.at() - before.at()) / HOUR.toNanos();
        return new Failures(Math.max(0, before.level() - forgiven) + 1, now.at());
    }

    private Duration left(Failures failures, int free) {
        if (failures == null || failures.count() < free) {
            return Duration.ZERO;
        }
        long factor = 1L << Math.min(failures.count() - free, MOST_DOUBLINGS);
        Duration whole = settings.firstWait().multipliedBy(factor);
        Duration capped = whole.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : whole;
        return capped.minusNanos(ticker.read() - failures.at());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
