package vn.gov.phutho.cleangov.security;

/** Who logs in with a password that is kept here, beside a provider or a directory. Programs always do. */
enum LocalLogIn {
    ALL,
    ADMINISTRATORS,
    NONE
}
