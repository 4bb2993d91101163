package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.Problems;
import vn.gov.phutho.cleangov.unit.Right;

/**
 * Filters calls of the engine's REST interface: each role may make the calls that {@link EngineCalls} lists,
 * administrators all of them, with plain bodies ({@link AdministratorsBodies}). It runs before {@code /engine-rest} and
 * before the interfaces of Camunda's web applications. A request without a log-in is passed on to the authentication
 * behind this filter.
 */
class EngineRestDoor extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(EngineRestDoor.class);

    /** The engine's own interface under all its paths. The group is the path below the engine. */
    private static final Pattern ENGINE =
            Pattern.compile("(?:/engine-rest(?:/engine/default)?|/camunda/api/engine/engine/default)(/.*)");

    private static final Pattern LIST_OF_ENGINES =
            Pattern.compile("/engine-rest/engine/?|/camunda/api/engine/engine/?");

    /** What a web application needs in addition: the log-in, and the scripts of its plug-ins. */
    private static final Pattern LOG_IN =
            Pattern.compile("/camunda/api/admin/auth/user/default(/(login/(tasklist|welcome|admin)|logout))?");

    private static final Pattern SCRIPT =
            Pattern.compile("/camunda/api/(tasklist|welcome|admin)/plugin/[A-Za-z]+/static/app/plugin\\.(js|css)");

    private static final String DEPLOY = "/deployment/create";

    private final Function<HttpServletRequest, Optional<Authentication>> loggedIn;

    EngineRestDoor(Function<HttpServletRequest, Optional<Authentication>> loggedIn) {
        this.loggedIn = loggedIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> who = loggedIn.apply(request);
        if (who.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String path = path(request);
        EngineCalls calls = EngineCalls.of(groups(who.get()));
        if (!isPlain(request, path)) {
            refuse(request, response, calls.refusal());
        } else if (isFree(request.getMethod(), path)) {
            chain.doFilter(request, response);
        } else if (isAdministrator(who.get())) {
            answersAdministrator(request, response, chain, path);
        } else {
            answers(request, response, chain, path, calls, who.get().getName());
        }
    }

    private static void answers(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            String path,
            EngineCalls calls,
            String user)
            throws IOException, ServletException {
        Matcher engine = ENGINE.matcher(path);
        if (!engine.matches()) {
            refuse(request, response, calls.refusal());
        } else if (bringsFiles(request) && calls.allowFiles(request.getMethod(), engine.group(1))) {
            chain.doFilter(request, response);
        } else {
            byte[] body = body(request);
            if (body != null && calls.allow(request.getMethod(), engine.group(1), body, user)) {
                chain.doFilter(new BufferedRequest(request, body), response);
            } else {
                refuse(request, response, calls.refusal());
            }
        }
    }

    private static void answersAdministrator(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path)
            throws IOException, ServletException {
        if (bringsFiles(request) && path.endsWith(DEPLOY)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = body(request);
        if (body != null && AdministratorsBodies.allow(body)) {
            chain.doFilter(new BufferedRequest(request, body), response);
        } else {
            refuse(request, response, AdministratorsBodies.REFUSAL);
        }
    }

    private static boolean bringsFiles(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static Set<String> groups(Authentication who) {
        return who.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
    }

    static boolean isAdministrator(Authentication who) {
        return Right.CALL_ENGINE.isInSystem(groups(who));
    }

    private static boolean isFree(String method, String path) {
        boolean reads = "GET".equals(method) || "HEAD".equals(method);
        return LOG_IN.matcher(path).matches()
                || (reads
                        && (SCRIPT.matcher(path).matches()
                                || LIST_OF_ENGINES.matcher(path).matches()));
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /**
     * Whether the path is unambiguous. The engine's interface reads the path as it was sent, this filter reads it as
     * the container has decoded it. With {@code ..}, {@code //} or {@code ;x=1} the two could differ.
     */
    private static boolean isPlain(HttpServletRequest request, String path) {
        try {
            return UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8)
                    .equals(request.getContextPath() + path);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Null if it is not JSON in UTF-8, or too large. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(BufferedRequest.LARGEST_BODY + 1);
        return body.length == 0 || (body.length <= BufferedRequest.LARGEST_BODY && isJson(request.getContentType()))
                ? body
                : null;
    }

    private static boolean isJson(String type) {
        try {
            MediaType media = MediaType.parseMediaType(type == null ? "" : type);
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(media)
                    && (media.getCharset() == null || StandardCharsets.UTF_8.equals(media.getCharset()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        log.info("refused: {} {}", request.getMethod(), request.getRequestURI());
        Problems.write(response, new Problem(HttpStatus.FORBIDDEN, "forbidden", "Không được phép", why));
    }
}
