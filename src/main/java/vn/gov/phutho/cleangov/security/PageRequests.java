package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Matches requests for our pages: the paths of every {@code @Controller} of this application. For a path with several
 * segments it matches everything below the first segment, so that a mistyped address also gets a page. A
 * {@code @RestController} serves programs and has no page.
 */
class PageRequests implements RequestMatcher {

    private static final String MAPPINGS = "requestMappingHandlerMapping";

    // Computed at the first request, because the security filters are created before Spring MVC knows its
    // controllers.
    private final SingletonSupplier<List<PathPattern>> pages;

    PageRequests(BeanFactory beans) {
        this.pages = SingletonSupplier.of(() -> pages(
                beans.getBean(MAPPINGS, RequestMappingHandlerMapping.class), AutoConfigurationPackages.get(beans)));
    }

    private static List<PathPattern> pages(RequestMappingHandlerMapping mappings, List<String> packages) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> isPage(mapping.getValue(), packages))
                .flatMap(mapping -> mapping.getKey().getPathPatternsCondition().getPatterns().stream())
                .map(PageRequests::withAllBelow)
                .distinct()
                .toList();
    }

    private static boolean isPage(HandlerMethod method, List<String> packages) {
        Class<?> controller = method.getBeanType();
        return controller.isAnnotationPresent(Controller.class)
                && packages.stream().anyMatch(one -> controller.getName().startsWith(one + "."));
    }

    /** {@code /dossiers/{key}/history} becomes {@code /dossiers/**}; {@code /duties} stays as it is. */
    private static PathPattern withAllBelow(PathPattern page) {
        String path = page.getPatternString();
        int end = path.indexOf('/', 1);
        return end < 0 ? page : PathPatternParser.defaultInstance.parse(path.substring(0, end) + "/**");
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(SecurityConfiguration.path(request));
        return pages.obtain().stream().anyMatch(page -> page.matches(path));
    }
}
