package vn.gov.phutho.cleangov.platform;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any {@link BusinessKey} of a year, for code that needs only its two parts. Every key begins with the year and, except for the
 * key of the year itself, ends with the unit: 2026, 2026-230, 2026-H1-230, 2026-08230, 2026-audit-25, 2026-F17.1-08230.
 *
 * @param year the year
 * @param unitCode the statistics office's code; null in the key of the year itself
 * @param text the whole key
 */
public record ProcessKey(int year, String unitCode, String text) implements BusinessKey {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(?:.*-)?([0-9A-Za-z]+))?");

    /** @throws NoSuchElementException if the text does not begin with a year */
    public static ProcessKey parse(String text) {
        Matcher matcher = WRITTEN.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw new NoSuchElementException("Không có hồ sơ «" + text + "».");
        }
        return new ProcessKey(Integer.parseInt(matcher.group(1)), matcher.group(2), text);
    }

    /** The parts of a key whose type does not matter. */
    public static ProcessKey of(BusinessKey key) {
        return key instanceof ProcessKey same ? same : parse(key.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
