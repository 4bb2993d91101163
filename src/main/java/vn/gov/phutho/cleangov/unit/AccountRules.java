package vn.gov.phutho.cleangov.unit;

import java.util.regex.Pattern;
import vn.gov.phutho.cleangov.platform.StorableText;

/** What the id, the name and the mail address of an account may be, as far as the engine can keep them. */
public final class AccountRules {

    /** In characters, as the engine's column. */
    public static final int LONGEST_NAME = 255;

    /** In characters: RFC 5321. */
    public static final int LONGEST_MAIL = 254;

    /** What the engine takes as an id (general-resource-whitelist-pattern), and how long its columns are. */
    private static final Pattern ID = Pattern.compile("[\\w.@-]{1,64}");

    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private AccountRules() {}

    /** Whether this can be the id of an account: 1 to 64 letters without diacritics, digits, «.», «-», «_», «@». */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether this can be a mail address. */
    public static boolean isMail(String text) {
        return MAIL.matcher(text).matches()
                && text.length() <= LONGEST_MAIL
                && StorableText.objectionToName("", text).isEmpty();
    }
}
