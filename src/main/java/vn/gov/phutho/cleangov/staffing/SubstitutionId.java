package vn.gov.phutho.cleangov.staffing;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/** The key of {@code substitution}, written {@code substitution-12}. */
public record SubstitutionId(long number) implements BusinessKey {

    private static final Pattern WRITTEN = Pattern.compile("substitution-(\\d{1,18})");

    /** @throws NoSuchElementException if it is not a key of this form */
    public static SubstitutionId parse(String key) {
        Matcher matcher = WRITTEN.matcher(key == null ? "" : key);
        if (!matcher.matches()) {
            throw new NoSuchElementException("Không có lần làm thay «%s».".formatted(key));
        }
        return new SubstitutionId(Long.parseLong(matcher.group(1)));
    }

    @Override
    public String toString() {
        return "substitution-" + number;
    }
}
