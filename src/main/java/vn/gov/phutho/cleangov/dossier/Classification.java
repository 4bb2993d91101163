package vn.gov.phutho.cleangov.dossier;

import java.util.Arrays;
import java.util.Optional;

/**
 * The classes of a commune's year, best first. The names of excellent, clean-and-strong and weak are the directive's
 * (D2.3d, D2.3e, D2.2b), the two between them are the province's.
 */
public enum Classification {
    XUAT_SAC("Trong sạch, vững mạnh xuất sắc"),
    VUNG_MANH("Trong sạch, vững mạnh"),
    KHA("Khá"),
    TRUNG_BINH("Trung bình"),
    YEU_KEM("Yếu kém");

    private final String title;

    Classification(String title) {
        this.title = title;
    }

    /** The class with this name; empty if a form sent something else. */
    public static Optional<Classification> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }

    /** The class as the district decides it. Only the province can recognise excellence (D2.3d, D2.3e). */
    public String titleByDistrict() {
        return this == XUAT_SAC ? VUNG_MANH.title + " (đề nghị xuất sắc)" : title;
    }

    public boolean betterThan(Classification other) {
        return ordinal() < other.ordinal();
    }

    /**
     * The objection to deciding this class. The chair may lower the proposed class with a reason, but may never raise
     * it: that would bypass a condition of the better class.
     *
     * @param proposed the best class that the conditions allow, by the decision table
     */
    public Optional<String> objection(Classification proposed, String reason, String communeName) {
        if (betterThan(proposed)) {
            return Optional.of("%s: không được xếp loại «%s» cao hơn mức mà điều kiện cho phép («%s»)."
                    .formatted(communeName, title, proposed.title));
        }
        if (this != proposed && reason.isBlank()) {
            return Optional.of(
                    "%s: hạ mức từ «%s» xuống «%s» phải ghi lý do.".formatted(communeName, proposed.title, title));
        }
        return Optional.empty();
    }

    /** Whether the district recognises a commune of this class as «trong sạch, vững mạnh» (D2.3d). */
    public boolean recognised() {
        return this == XUAT_SAC || this == VUNG_MANH;
    }
}
