package vn.gov.phutho.cleangov.unit;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the models who is asked: the groups, role and place, of the unit that a business key names. */
@Component
public class UnitSteps {

    private final UnitService units;

    UnitSteps(UnitService units) {
        this.units = units;
    }

    /**
     * The group with this role in the unit of this key, or in the unit above it where the role is held there: of
     * {@code 2026-08230}, {@code commune-chair} is {@code commune-chair-08230} and {@code district-officer} is
     * {@code district-officer-230}. A key that names no unit ({@code 2026}) means every unit where the role is held.
     *
     * @return the id of a group, or several with commas between them
     */
    public String group(String role, String key) {
        Role held = Role.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_'));
        int dash = key.lastIndexOf('-');
        if (dash < 0) {
            return units.at(held.level()).stream()
                    .map(unit -> held.group(unit.code()))
                    .collect(Collectors.joining(","));
        }
        return held.group(units.at(held.level(), key.substring(dash + 1)).code());
    }
}
