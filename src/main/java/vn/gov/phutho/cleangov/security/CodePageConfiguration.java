package vn.gov.phutho.cleangov.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The page that asks for a code is the only one of our pages that people open before they are logged in. */
@Configuration(proxyBeanMethods = false)
class CodePageConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain codePage(HttpSecurity http, RefusedRequests refused) throws Exception {
        return http.securityMatcher(
                        request -> SecurityConfiguration.path(request).equals(CodePageController.PAGE))
                .headers(SecurityConfiguration::policiesOfPages)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(handling -> handling.accessDeniedHandler(refused))
                .csrf(SecurityConfiguration::formToken)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(fixation -> fixation.none()))
                .addFilterAfter(new RequestTextFilter(), AuthorizationFilter.class)
                .build();
    }
}
