package vn.gov.phutho.cleangov.signing;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/** The key of {@code signing-authority}, written {@code signing-12}. */
public record SigningAuthorityId(long number) implements BusinessKey {

    private static final Pattern WRITTEN = Pattern.compile("signing-(\\d{1,18})");

    /** @throws NoSuchElementException if it is not a key of this form */
    public static SigningAuthorityId parse(String key) {
        Matcher matcher = WRITTEN.matcher(key == null ? "" : key);
        if (!matcher.matches()) {
            throw new NoSuchElementException("Không có lần giao ký «%s».".formatted(key));
        }
        return new SigningAuthorityId(Long.parseLong(matcher.group(1)));
    }

    @Override
    public String toString() {
        return "signing-" + number;
    }
}
