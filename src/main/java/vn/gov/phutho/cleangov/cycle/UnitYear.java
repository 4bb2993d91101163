package vn.gov.phutho.cleangov.cycle;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/**
 * The key of a unit's year, written {@code 2026-230}: business key of the processes of a district or a province. The
 * key of a commune's year has its own type, {@code DossierId}.
 *
 * @param year the year
 * @param unitCode the statistics office's code
 */
public record UnitYear(int year, String unitCode) implements BusinessKey {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-([0-9A-Za-z]+)");

    /** @throws NoSuchElementException if the text is not a key of this form */
    public static UnitYear parse(String key) {
        Matcher matcher = WRITTEN.matcher(key == null ? "" : key);
        if (!matcher.matches()) {
            throw new NoSuchElementException("Không có hồ sơ «" + key + "».");
        }
        return new UnitYear(Integer.parseInt(matcher.group(1)), matcher.group(2));
    }

    @Override
    public String toString() {
        return "%04d-%s".formatted(year, unitCode);
    }
}
