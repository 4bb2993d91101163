package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** What a log-in at a provider begins with: a state, a nonce and a PKCE code, and the application to return to. */
class ProviderLogInRequests implements OAuth2AuthorizationRequestResolver {

    private static final String TO = "to";
    private static final String RETURN = ProviderLogInRequests.class.getName();
    private static final Pattern APPLICATION =
            Pattern.compile("/camunda/app/(?:tasklist|welcome|admin|cockpit)/default/");

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    ProviderLogInRequests(ClientRegistrationRepository registrations) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return returning(requests.resolve(request), request);
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return returning(requests.resolve(request, registration), request);
    }

    private static OAuth2AuthorizationRequest returning(OAuth2AuthorizationRequest begun, HttpServletRequest request) {
        String to = request.getParameter(TO);
        if (begun != null && to != null && APPLICATION.matcher(to).matches()) {
            request.getSession().setAttribute(RETURN, to);
        }
        return begun;
    }

    /** The web application in which the person has begun to log in; Tasklist if it is not known. */
    static String returnOf(HttpSession session) {
        return session != null && session.getAttribute(RETURN) instanceof String application
                ? application
                : SecurityConfiguration.TASKLIST;
    }
}
