package vn.gov.phutho.cleangov.unit;

import java.util.List;

/** Invented names of the people who sign papers in a demo: a paper names a person, never a post. */
final class DemoNames {

    private static final List<String> FAMILY = List.of(
            "Nguyễn Văn",
            "Trần Thị",
            "Lê Đức",
            "Phạm Thu",
            "Hoàng Minh",
            "Vũ Thị",
            "Đặng Quốc",
            "Bùi Thanh",
            "Đỗ Xuân",
            "Hà Ngọc",
            "Phùng Thị");

    private static final List<String> GIVEN = List.of(
            "An", "Bình", "Cường", "Dung", "Giang", "Hải", "Hương", "Khánh", "Lan", "Minh", "Nga", "Phúc", "Quang");

    private DemoNames() {}

    /** Family name and middle name of the holder of a post, always the same. */
    static String familyName(String post) {
        return one(FAMILY, post.hashCode());
    }

    static String givenName(String post) {
        return one(GIVEN, post.hashCode() / FAMILY.size());
    }

    private static String one(List<String> names, int number) {
        return names.get(Math.floorMod(number, names.size()));
    }
}
