package vn.gov.phutho.cleangov.unit;

/**
 * A professional agency or organisation that exists once in every unit of its level: the finance office of each district,
 * the inspectorate of each province, its newspaper.
 *
 * @param code what indicators, keys and group ids call it: {@code finance}
 * @param name its Vietnamese name, without the unit's
 * @param role what its people do, and so at which level it exists
 */
public record Agency(String code, String name, Role role) {

    public UnitLevel level() {
        return role.level();
    }
}
