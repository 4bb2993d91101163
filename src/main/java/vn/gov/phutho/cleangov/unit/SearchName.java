package vn.gov.phutho.cleangov.unit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as people type it: «Đoan Hùng», «doan hung» and «ĐOAN  HÙNG» are the same, and so are «Hòa» and «Hoà», «B'Lao»
 * and «Blao», «Phan Rang-Tháp Chàm» and «phan rang thap cham». The database's function {@code searchable} does the same
 * for names that SQL compares: change both together.
 */
final class SearchName {

    /** Đ, and the two letters that look like it: the Icelandic Ð and the African Ɖ. */
    private static final Pattern D_WITH_STROKE = Pattern.compile("[ĐÐƉđðɖ]");

    private static final Pattern MARKS_AND_APOSTROPHES = Pattern.compile("[\\u0300-\\u036f'’ʼ`´]");

    /** Signs of ASCII, of Latin-1 and of general punctuation, as ranges: the same in Java and in every locale of SQL. */
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f]+");

    private SearchName() {}

    static String of(String name) {
        String plain = D_WITH_STROKE.matcher(name).replaceAll("d");
        String bare = MARKS_AND_APOSTROPHES
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                .replaceAll("");
        return BETWEEN_WORDS
                .matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
