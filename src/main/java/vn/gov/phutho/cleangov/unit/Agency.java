package vn.gov.phutho.cleangov.unit;

/**
 * A professional agency or organisation that exists once in every unit of its level: the finance office of each district,
 * the inspectorate of each province, its newspaper.
 *
 * @param code its code in indicators, keys and group ids: {@code finance}
 * @param name its Vietnamese name, without the unit's
 * @param role the role of its members, which decides at which level it exists
 */
public record Agency(String code, String name, Role role) {

    public UnitLevel level() {
        return role.level();
    }
}
