package vn.gov.phutho.cleangov.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ldap.core.support.LdapContextSource;

/** People log in with a password of the office's LDAP directory where the operator has named one ({@code spring.ldap.urls}). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${spring.ldap.urls:}'.isBlank()")
class DirectoryConfiguration {

    @Bean
    Directory directory(LdapContextSource source, DirectoryProperties settings) {
        return new Directory(source, settings);
    }
}
