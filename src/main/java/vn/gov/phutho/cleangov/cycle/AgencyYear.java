package vn.gov.phutho.cleangov.cycle;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/**
 * The key of one agency's year, written {@code 2026-audit-25}: business key of the processes of a province's
 * departments and of its press. Like every key it ends with the unit, so that its deadlines move with the unit's.
 *
 * @param year the year
 * @param agencyCode the code of the department, newspaper or station
 * @param unitCode the code of its province
 */
public record AgencyYear(int year, String agencyCode, String unitCode) implements BusinessKey {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-([a-z][a-z0-9-]*)-([0-9A-Za-z]+)");

    /** @throws NoSuchElementException if the text is not a key of this form */
    public static AgencyYear parse(String key) {
        Matcher matcher = WRITTEN.matcher(key == null ? "" : key);
        if (!matcher.matches()) {
            throw new NoSuchElementException("Không có hồ sơ «" + key + "».");
        }
        return new AgencyYear(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3));
    }

    @Override
    public String toString() {
        return "%04d-%s-%s".formatted(year, agencyCode, unitCode);
    }
}
