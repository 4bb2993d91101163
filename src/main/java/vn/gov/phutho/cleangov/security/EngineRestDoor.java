package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.authorization.Groups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.Problems;

/**
 * Filters calls of the engine's REST interface: officials may make the calls that {@link OfficialsCalls} lists,
 * administrators all. It runs before {@code /engine-rest} and before the interfaces of Camunda's web applications. A
 * request without a log-in is passed on to the authentication behind this filter.
 */
class EngineRestDoor extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(EngineRestDoor.class);

    private static final int LARGEST_BODY = 8 * 1024 * 1024;

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

    private final Function<HttpServletRequest, Optional<Authentication>> loggedIn;

    EngineRestDoor(Function<HttpServletRequest, Optional<Authentication>> loggedIn) {
        this.loggedIn = loggedIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> who = loggedIn.apply(request);
        if (who.isEmpty() || isAdministrator(who.get())) {
            chain.doFilter(request, response);
            return;
        }
        String path = path(request);
        if (!isPlain(request, path)) {
            refuse(request, response);
        } else if (isFree(request.getMethod(), path)) {
            chain.doFilter(request, response);
        } else {
            Matcher engine = ENGINE.matcher(path);
            byte[] body = body(request);
            if (engine.matches()
                    && body != null
                    && OfficialsCalls.allow(
                            request.getMethod(),
                            engine.group(1),
                            body,
                            who.get().getName())) {
                chain.doFilter(new ReadAlready(request, body), response);
            } else {
                refuse(request, response);
            }
        }
    }

    private static boolean isAdministrator(Authentication who) {
        return who.getAuthorities().stream()
                .anyMatch(group -> group.getAuthority().equals(Groups.CAMUNDA_ADMIN));
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
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        return body.length == 0 || (body.length <= LARGEST_BODY && isJson(request.getContentType())) ? body : null;
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

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.info("refused to an official: {} {}", request.getMethod(), request.getRequestURI());
        Problems.write(
                response,
                new Problem(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Không được phép",
                        "Thao tác này không dành cho cán bộ, chỉ quản trị viên hệ thống mới thực hiện được. Chưa thay đổi gì."));
    }

    /** A request whose body has been read already: it can be read again from this buffer. */
    private static class ReadAlready extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        ReadAlready(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    return body.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }
    }
}
