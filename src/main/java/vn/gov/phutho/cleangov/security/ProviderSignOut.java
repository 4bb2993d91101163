package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A person who signs out here is signed out at the provider too (OpenID Connect RP-Initiated Logout 1.0): the answer names
 * the address there in a header, and the script of the web applications opens it. Our session ends whatever the browser does.
 */
class ProviderSignOut extends OncePerRequestFilter {

    static final String HEADER = "X-Cleangov-Sign-Out";

    private static final String RECOGNISED = ProviderSignOut.class.getName();

    private final OidcClientInitiatedLogoutSuccessHandler addresses;

    ProviderSignOut(ClientRegistrationRepository registrations) {
        addresses = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        addresses.setPostLogoutRedirectUri("{baseUrl}" + SecurityConfiguration.TASKLIST);
        addresses.setDefaultTargetUrl(SecurityConfiguration.TASKLIST);
        addresses.setRedirectStrategy((request, response, address) -> response.setHeader(HEADER, address));
    }

    /** Keeps in the session how the provider has recognised the person. */
    static void remember(OAuth2AuthenticationToken recognised, HttpSession session) {
        session.setAttribute(RECOGNISED, recognised);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (!HttpMethod.POST.matches(request.getMethod())
                || !SecurityConfiguration.path(request).endsWith("/logout")
                || session == null
                || !(session.getAttribute(RECOGNISED) instanceof OAuth2AuthenticationToken recognised)) {
            chain.doFilter(request, response);
            return;
        }
        addresses.onLogoutSuccess(request, response, recognised);
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.OK.value()) {
            session.removeAttribute(RECOGNISED);
        }
    }
}
