package vn.gov.phutho.cleangov.cycle;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of what a unit does in a year, written {@code 2026-230}: business key of the processes of a district or a
 * province. A commune's has a name of its own, {@code DossierId}.
 *
 * @param year the year
 * @param unitCode the statistics office's code
 */
public record UnitYear(int year, String unitCode) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-([0-9A-Za-z]+)");

    /** @throws NoSuchElementException if nothing can have this key */
    public static UnitYear parse(String key) {
        return find(key).orElseThrow(() -> new NoSuchElementException("Không có hồ sơ «" + key + "»."));
    }

    /** Empty if nothing can have this key. */
    public static Optional<UnitYear> find(String key) {
        Matcher matcher = WRITTEN.matcher(key == null ? "" : key);
        return matcher.matches()
                ? Optional.of(new UnitYear(Integer.parseInt(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "%04d-%s".formatted(year, unitCode);
    }
}
