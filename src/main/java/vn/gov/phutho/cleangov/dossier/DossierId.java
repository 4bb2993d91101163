package vn.gov.phutho.cleangov.dossier;

import java.util.NoSuchElementException;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/**
 * The one key of a commune's year, written {@code 2026-08230}: business key of its processes, primary key of its dossier,
 * foreign key of every stage.
 *
 * @param year the year
 * @param communeCode the statistics office's code
 */
public record DossierId(int year, String communeCode) implements BusinessKey {

    /** @throws NoSuchElementException if the text is not a key of this form */
    public static DossierId parse(String key) {
        UnitYear parts = UnitYear.parse(key);
        return new DossierId(parts.year(), parts.unitCode());
    }

    @Override
    public String toString() {
        return new UnitYear(year, communeCode).toString();
    }
}
