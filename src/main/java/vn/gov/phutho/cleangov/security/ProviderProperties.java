package vn.gov.phutho.cleangov.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The claims by which an OpenID provider describes people. The provider itself is named by Spring Boot's own settings
 * ({@code spring.security.oauth2.client}).
 *
 * @param account the claim with the id of the account; people must not be able to change it themselves
 * @param name the claim with the whole name
 * @param mail the claim with the mail address
 * @param groups the claim with the ids of the person's groups
 */
@ConfigurationProperties("cleangov.sign-in.oidc")
record ProviderProperties(String account, String name, String mail, String groups) {}
