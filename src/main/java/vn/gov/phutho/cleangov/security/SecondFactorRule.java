package vn.gov.phutho.cleangov.security;

/** Who logs in with a code beside a password that is kept here. */
enum SecondFactorRule {
    /** Nobody: codes are not asked, and no account can switch them on. */
    OFF,
    /** Those who have switched it on. */
    OPTIONAL,
    /** Those who have switched it on; administrators and chairs must. */
    REQUIRED_FOR_PRIVILEGED
}
