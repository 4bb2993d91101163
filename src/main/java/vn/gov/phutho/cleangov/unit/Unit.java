package vn.gov.phutho.cleangov.unit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/**
 * A province, a district or a commune in its state during a period. Only the import of the reference file
 * ({@code UnitImport}) changes units; it writes a new row for a new name, type or parent.
 */
@Entity
@Immutable
public class Unit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String code;
    private String name;

    @Enumerated(EnumType.STRING)
    private UnitType type;

    private String parentCode;
    private LocalDate validFrom;
    private LocalDate validTo;
    private String searchName;

    /** For JPA. */
    protected Unit() {}

    Unit(String code, String name, UnitType type, String parentCode, LocalDate validFrom) {
        this.code = code;
        this.name = name;
        this.type = type;
        this.parentCode = parentCode;
        this.validFrom = validFrom;
        this.searchName = SearchName.of(name);
    }

    /** The statistics office's code, a text with leading zeros: {@code 25}, {@code 230}, {@code 08230}. */
    public String code() {
        return code;
    }

    /** The full name, with the type in front: «Huyện Đoan Hùng». */
    public String name() {
        return name;
    }

    public UnitType type() {
        return type;
    }

    public UnitLevel level() {
        return type.level();
    }

    /** The code of the unit directly above; null for a province. */
    public String parentCode() {
        return parentCode;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    String searchName() {
        return searchName;
    }

    /** Whether the name contains these words, with or without diacritics. */
    boolean isFoundBy(String words) {
        String wanted = SearchName.of(words);
        return !wanted.isEmpty() && searchName.contains(wanted);
    }

    Long id() {
        return id;
    }

    @Override
    public String toString() {
        return code + " " + name;
    }
}
