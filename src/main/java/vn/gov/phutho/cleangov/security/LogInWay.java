package vn.gov.phutho.cleangov.security;

import org.springframework.security.core.Authentication;

/** How a person has shown who they are. It is the detail of each {@link Authentication}. */
enum LogInWay {
    /** With a password that is kept here. */
    PASSWORD,
    /** With a password that the LDAP directory has checked. */
    DIRECTORY,
    /** At an OpenID provider. */
    PROVIDER;

    /** Whether the password of this person is kept here and can be changed here. */
    static boolean isPasswordKeptHere(Authentication person) {
        return person.getDetails() != DIRECTORY && person.getDetails() != PROVIDER;
    }
}
