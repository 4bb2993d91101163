package vn.gov.phutho.cleangov.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers which log-ins of programs were recorded in which hour, so that not every request asks the database. */
final class RecentLogIns {

    /** More programs than this in one hour are looked up in the database again. */
    private static final int REMEMBERED = 10_000;

    private final Map<LogIn, Instant> hours = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LogIn, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param account as it was sent */
    record LogIn(AuditKind kind, String account, String address) {}

    /** Whether this is the first such log-in of the hour that this object remembers. */
    synchronized boolean isFirst(LogIn logIn, Instant hour) {
        return !hour.equals(hours.put(logIn, hour));
    }
}
