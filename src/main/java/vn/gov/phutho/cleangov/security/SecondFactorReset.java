package vn.gov.phutho.cleangov.security;

/**
 * An administrator has switched the second factor of an account off.
 *
 * @param by the account of the administrator
 */
public record SecondFactorReset(String account, String by) {}
