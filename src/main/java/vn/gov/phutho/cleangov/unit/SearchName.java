package vn.gov.phutho.cleangov.unit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as people type it: «Đoan Hùng», «doan hung» and «ĐOAN  HÙNG» are the same, and so are «Hòa» and «Hoà», «B'Lao»
 * and «Blao», «Phan Rang-Tháp Chàm» and «phan rang thap cham».
 */
final class SearchName {

    private static final Pattern MARKS_AND_APOSTROPHES = Pattern.compile("[\\p{M}'’ʼ`´]");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private SearchName() {}

    static String of(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('đ', 'd');
        String bare = MARKS_AND_APOSTROPHES
                .matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                .replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT.matcher(bare).replaceAll(" ").strip();
    }
}
