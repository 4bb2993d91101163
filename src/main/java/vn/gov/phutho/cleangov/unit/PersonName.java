package vn.gov.phutho.cleangov.unit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a person as it stands below a signature: never that of a post or an office (Decree 30/2020/NĐ-CP). */
public final class PersonName {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{M}'-]*( \\p{L}[\\p{L}\\p{M}'-]*){1,6}");

    /** Words that stand in the names of posts and offices, and in no name of a person. */
    private static final List<String> OFFICIAL = List.of(
            "ubnd",
            "hđnd",
            "mttq",
            "ủy ban",
            "uỷ ban",
            "hội đồng",
            "văn phòng",
            "cấp ủy",
            "chủ tịch",
            "chánh",
            "trưởng phòng",
            "giám đốc",
            "cán bộ",
            "chuyên viên",
            "công chức",
            "thanh tra",
            "cơ quan",
            "quản trị",
            "phòng ",
            "sở ",
            "ban ",
            "xã ",
            "phường ",
            "thị trấn",
            "thị xã",
            "huyện",
            "tỉnh",
            "thành phố");

    private PersonName() {}

    /** Whether this can be the full name of a person. */
    public static boolean isOfAPerson(String name) {
        String plain = name.strip();
        String small = plain.toLowerCase(VIETNAMESE) + " ";
        return WORDS.matcher(plain).matches()
                && OFFICIAL.stream().noneMatch(word -> (" " + small).contains(" " + word));
    }
}
