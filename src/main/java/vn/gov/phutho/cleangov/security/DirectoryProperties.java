package vn.gov.phutho.cleangov.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How an LDAP directory describes people. Where it is, and with which account it is searched, are Spring Boot's own
 * settings ({@code spring.ldap}).
 *
 * @param people where people are, below {@code spring.ldap.base}
 * @param person the filter that finds the person of a typed name {@code {0}}
 * @param account the attribute with the id of the account
 * @param name the attribute with the whole name
 * @param mail the attribute with the mail address
 * @param groups where groups are, below {@code spring.ldap.base}
 * @param membership the filter that finds the groups of a person with the distinguished name {@code {0}} and the account
 *     {@code {1}}
 * @param group the attribute with the id of a group of this house
 */
@ConfigurationProperties("cleangov.sign-in.ldap")
record DirectoryProperties(
        String people,
        String person,
        String account,
        String name,
        String mail,
        String groups,
        String membership,
        String group) {}
