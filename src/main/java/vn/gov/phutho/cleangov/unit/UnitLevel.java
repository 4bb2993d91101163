package vn.gov.phutho.cleangov.unit;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The three levels of government in the directive, the highest first. */
public enum UnitLevel {
    PROVINCE("tỉnh"),
    DISTRICT("huyện"),
    COMMUNE("xã");

    private final String title;

    UnitLevel(String title) {
        this.title = title;
    }

    /** The level's Vietnamese name: «huyện» even if the unit is a town. */
    public String title() {
        return title;
    }

    /** Whether this level is below the other. */
    public boolean isBelow(UnitLevel other) {
        return compareTo(other) > 0;
    }

    /** The units of this level among these. */
    public List<Unit> of(Collection<Unit> units) {
        return units.stream().filter(unit -> unit.level() == this).toList();
    }

    /** The next higher level; empty for the province. */
    public Optional<UnitLevel> above() {
        return this == PROVINCE ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** The word for this level in group ids and reference files: {@code province}, {@code district}, {@code commune}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
