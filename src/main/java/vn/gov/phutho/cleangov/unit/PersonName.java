package vn.gov.phutho.cleangov.unit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a person as it stands below a signature: never that of a post or an office (Decree 30/2020/NĐ-CP). */
public final class PersonName {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{M}'-]*( \\p{L}[\\p{L}\\p{M}'-]*){1,6}");

    /** Words of posts and offices that no name of a person has. */
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
            "trưởng phòng",
            "giám đốc",
            "chuyên viên",
            "công chức",
            "quản trị",
            "thị trấn",
            "thị xã",
            "thành phố");

    /** Words with which posts and offices begin. Many of them are given names too: «Nguyễn Văn Chánh», «Hà Thị Ban». */
    private static final List<String> FIRST = List.of(
            "ban",
            "bí thư",
            "cán bộ",
            "chánh",
            "cơ quan",
            "đảng ủy",
            "huyện",
            "phòng",
            "phó",
            "phường",
            "sở",
            "thanh tra",
            "tỉnh",
            "trưởng",
            "xã");

    private PersonName() {}

    /** Whether this can be the full name of a person. */
    public static boolean isOfAPerson(String name) {
        String plain = name.strip();
        String small = " " + plain.toLowerCase(VIETNAMESE) + " ";
        return WORDS.matcher(plain).matches()
                && OFFICIAL.stream().noneMatch(word -> small.contains(" " + word + " "))
                && FIRST.stream().noneMatch(word -> small.startsWith(" " + word + " "));
    }
}
