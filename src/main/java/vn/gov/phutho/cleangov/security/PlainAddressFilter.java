package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address that has two meanings ({@code //engine-rest}, {@code ;x=1}, {@code %2e%2e}) before any other filter
 * reads it. Spring Security asks the same firewall, but Spring has parsed the path by then, and fails at some of them.
 */
class PlainAddressFilter extends OncePerRequestFilter {

    private final HttpFirewall firewall = new StrictHttpFirewall();
    private final RefusedRequests refused;

    PlainAddressFilter(RefusedRequests refused) {
        this.refused = refused;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException twoMeanings) {
            refused.handle(request, response, twoMeanings);
            return;
        }
        chain.doFilter(request, response);
    }
}
