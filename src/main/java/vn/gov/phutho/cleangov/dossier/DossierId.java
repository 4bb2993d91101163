package vn.gov.phutho.cleangov.dossier;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one key of a commune's year, written {@code 2026-08230}: business key of its processes, primary key of its dossier,
 * foreign key of every stage.
 *
 * @param year the year
 * @param communeCode the statistics office's code
 */
public record DossierId(int year, String communeCode) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-([0-9A-Za-z]+)");

    /** @throws NoSuchElementException if no dossier can have this key */
    public static DossierId parse(String key) {
        Matcher matcher = WRITTEN.matcher(key == null ? "" : key);
        if (!matcher.matches()) {
            throw new NoSuchElementException("Không có hồ sơ «" + key + "».");
        }
        return new DossierId(Integer.parseInt(matcher.group(1)), matcher.group(2));
    }

    @Override
    public String toString() {
        return "%04d-%s".formatted(year, communeCode);
    }
}
