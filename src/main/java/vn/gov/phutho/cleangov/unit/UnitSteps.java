package vn.gov.phutho.cleangov.unit;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.ProcessKey;

/** Gives the models the candidate groups of tasks: by role, for the unit of a business key. */
@Component
public class UnitSteps {

    private final UnitService units;

    UnitSteps(UnitService units) {
        this.units = units;
    }

    /**
     * The group with this role in the unit of this key, or in a unit above it if the role is held there: for
     * {@code 2026-08230}, {@code commune-chair} is {@code commune-chair-08230} and {@code district-officer} is
     * {@code district-officer-230}. A key without a unit ({@code 2026}) means every unit in which the role is held.
     *
     * @return the id of a group, or several, separated by commas
     */
    public String group(String role, ProcessKey key) {
        Role held = Role.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (key.unitCode() == null) {
            return units.at(held.level()).stream()
                    .map(unit -> held.group(unit.code()))
                    .collect(Collectors.joining(","));
        }
        return held.group(units.at(held.level(), key.unitCode()).code());
    }

    /**
     * The group of a chair and the group of the people who may sign such papers for the chair, separated by commas.
     *
     * @param role of the chair: {@code district-chair}
     * @param field the papers that the task signs: {@code report}
     */
    public String signers(String role, String field, ProcessKey key) {
        Role held = Role.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_'));
        String unitCode = units.at(held.level(), key.unitCode()).code();
        return held.group(unitCode)
                + ","
                + SigningField.valueOf(field.toUpperCase(Locale.ROOT)).group(unitCode);
    }
}
