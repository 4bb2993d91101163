package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of the Content-Security-Policy with its request. Camunda's web applications (7.24.0) keep it in the
 * servlet context, which all requests share: when two people load a page at the same moment, the header of one names the
 * nonce of the other, the browser blocks all scripts, and the page stays blank.
 */
class NonceOfTheRequest extends OncePerRequestFilter {

    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext shared = request.getServletContext();
        ServletContext own = (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    boolean nonce = arguments != null && arguments.length > 0 && NONCE.equals(arguments[0]);
                    return switch (nonce ? method.getName() : "") {
                        case "getAttribute" -> request.getAttribute(NONCE);
                        case "setAttribute" -> {
                            request.setAttribute(NONCE, arguments[1]);
                            yield null;
                        }
                        default -> call(shared, method, arguments);
                    };
                });
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static Object call(ServletContext shared, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
