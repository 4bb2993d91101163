package vn.gov.phutho.cleangov.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * The first password of a new account, for the administrator who hands it over. It is stored nowhere.
 *
 * @param posts the names of the posts
 */
record FirstPassword(String account, String name, String posts, String password) {

    /** Without the letters that look like digits. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 18 random letters and digits, 89 bits, in groups of six: easy to type from paper. */
    static String random() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
                .collect(Collectors.joining())
                .replaceAll("(.{6})(?=.)", "$1-");
    }

    @Override
    public String toString() {
        return "FirstPassword[" + account + "]";
    }
}
