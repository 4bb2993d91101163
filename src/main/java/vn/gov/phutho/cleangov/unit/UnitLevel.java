package vn.gov.phutho.cleangov.unit;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The three levels of government that the directive speaks to, from the top down. */
public enum UnitLevel {
    PROVINCE("tỉnh"),
    DISTRICT("huyện"),
    COMMUNE("xã");

    private final String title;

    UnitLevel(String title) {
        this.title = title;
    }

    /** What officials call the level: «huyện» also where a unit of it is a town. */
    public String title() {
        return title;
    }

    /** Whether units of this level lie below those of the other. */
    public boolean isBelow(UnitLevel other) {
        return compareTo(other) > 0;
    }

    /** Those of these units that are of this level. */
    public List<Unit> of(Collection<Unit> units) {
        return units.stream().filter(unit -> unit.level() == this).toList();
    }

    /** The level right above; empty for the province. */
    public Optional<UnitLevel> above() {
        return this == PROVINCE ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** The word for this level in group ids and reference files: {@code province}, {@code district}, {@code commune}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
