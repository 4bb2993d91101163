package vn.gov.phutho.cleangov.unit;

import java.util.Set;

/** The units where a person works, which decide what the person may read. Made by {@link UnitService#placesOf}. */
public final class Places {

    private final Units units;
    private final Set<String> unitCodes;
    private final boolean everywhere;

    Places(Units units, Set<String> unitCodes, boolean everywhere) {
        this.units = units;
        this.unitCodes = Set.copyOf(unitCodes);
        this.everywhere = everywhere;
    }

    /** The units whose posts the person holds; may be empty. The roles in the system add no unit. */
    public Set<String> unitCodes() {
        return unitCodes;
    }

    /**
     * Whether the person may read the data of the unit: it is one of their units or below one of them.
     * Administrators and auditors may read everything.
     */
    public boolean mayRead(Unit unit) {
        return everywhere || units.upwards(unit).anyMatch(one -> unitCodes.contains(one.code()));
    }
}
