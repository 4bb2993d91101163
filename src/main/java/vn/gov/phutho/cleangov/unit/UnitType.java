package vn.gov.phutho.cleangov.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The legal type of a unit. The table and the JSON contain the name of the constant ({@code HUYEN}), the reference files
 * the same in lower case ({@code huyen}).
 */
public enum UnitType {
    TINH(UnitLevel.PROVINCE),
    THANH_PHO_TRUNG_UONG(UnitLevel.PROVINCE),
    HUYEN(UnitLevel.DISTRICT),
    QUAN(UnitLevel.DISTRICT),
    THI_XA(UnitLevel.DISTRICT),
    THANH_PHO(UnitLevel.DISTRICT),
    XA(UnitLevel.COMMUNE),
    PHUONG(UnitLevel.COMMUNE),
    THI_TRAN(UnitLevel.COMMUNE);

    private final UnitLevel level;

    UnitType(UnitLevel level) {
        this.level = level;
    }

    public UnitLevel level() {
        return level;
    }

    /** The word for this type in reference files. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<UnitType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
