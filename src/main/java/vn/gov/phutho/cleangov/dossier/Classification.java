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

    /** What officials call it. */
    public String title() {
        return title;
    }

    public boolean betterThan(Classification other) {
        return ordinal() < other.ordinal();
    }

    /** Whether the district recognises a commune of this class as «trong sạch, vững mạnh» (D2.3d). */
    public boolean recognised() {
        return this == XUAT_SAC || this == VUNG_MANH;
    }
}
