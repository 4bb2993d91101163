package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.util.ServletContextUtil;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The sessions of this process. */
@Component
class Sessions implements HttpSessionListener {

    /** What Camunda's web applications call the engine in their addresses. */
    static final String ENGINE = "default";

    private static final String WAY = LogInWay.class.getName();

    private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        open.add(event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession());
    }

    /** Begins the session of a person in Camunda's web applications, with an id that nobody knew before. */
    void begin(HttpServletRequest request, UserAuthentication person, LogInWay way) {
        person.setCacheValidationTime(ServletContextUtil.getAuthCacheValidationTime(request.getServletContext()));
        AuthenticationUtil.revalidateSession(request, person);
        request.getSession().setAttribute(WAY, way);
    }

    /** How the person of this session has shown who they are. */
    static LogInWay way(HttpSession session) {
        return session.getAttribute(WAY) instanceof LogInWay way ? way : LogInWay.PASSWORD;
    }

    /** Ends all sessions of an account, also those that wait for a code, except the one in which this request is made. */
    void signOutOthers(String account) {
        HttpSession own = current();
        List.copyOf(open).stream()
                .filter(session -> own == null || !session.getId().equals(own.getId()))
                .forEach(session -> end(session, account));
    }

    private void end(HttpSession session, String account) {
        try {
            if (TasklistSessionFilter.account(session).filter(account::equals).isPresent()
                    || PendingLogIn.of(session)
                            .filter(pending -> pending.account().equals(account))
                            .isPresent()) {
                session.invalidate();
            }
        } catch (IllegalStateException ended) {
            open.remove(session);
        }
    }

    private static HttpSession current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getSession(false)
                : null;
    }
}
