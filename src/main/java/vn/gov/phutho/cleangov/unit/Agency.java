package vn.gov.phutho.cleangov.unit;

/**
 * A professional agency or organisation that exists once in every unit of its level: the finance office of each
 * district.
 *
 * @param code what indicators and group ids call it: {@code finance}
 * @param name its Vietnamese name, without the unit's
 */
public record Agency(String code, String name, UnitLevel level) {}
