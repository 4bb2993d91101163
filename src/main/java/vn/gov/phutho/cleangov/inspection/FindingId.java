package vn.gov.phutho.cleangov.inspection;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/**
 * The key of a finding, written {@code 2026-F17.1-08230}: the first finding of visit 17. It ends with the unit that has to
 * remedy it, like every key.
 */
public record FindingId(int year, long visit, int number, String unitCode) implements BusinessKey {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-F(\\d+)\\.(\\d+)-([0-9A-Za-z]+)");

    /** @throws NoSuchElementException if no finding can have this key */
    public static FindingId parse(String key) {
        Matcher matcher = WRITTEN.matcher(key == null ? "" : key);
        if (!matcher.matches()) {
            throw new NoSuchElementException("Không có kiến nghị kiểm tra «" + key + "».");
        }
        return new FindingId(
                Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4));
    }

    @Override
    public String toString() {
        return "%04d-F%d.%d-%s".formatted(year, visit, number, unitCode);
    }
}
