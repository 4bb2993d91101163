package vn.gov.phutho.cleangov.security;

import java.util.Collection;

/**
 * A person as a provider or a directory describes them.
 *
 * @param account the id of their account; null if it does not say
 * @param name the whole name; null if it does not say
 * @param mail the mail address; null if it does not say
 * @param groups the ids of groups, of this house and of others
 */
record ProvidedPerson(String account, String name, String mail, Collection<String> groups) {}
