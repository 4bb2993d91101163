package vn.gov.phutho.cleangov.security;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.audit.AuditResult;

/** Records log-ins with HTTP Basic. */
@Component
class ProgramLogIns {

    private final AuditLog audit;

    ProgramLogIns(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void loggedIn(AuthenticationSuccessEvent event) {
        record(AuditKind.LOG_IN, event.getAuthentication(), AuditResult.DONE);
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        record(AuditKind.LOG_IN_FAILED, event.getAuthentication(), AuditResult.REFUSED);
    }

    /**
     * A log-in at a provider is recorded where it ends. The address comes from the log-in itself: Spring does not yet know
     * the current request when the password is checked.
     */
    private void record(AuditKind kind, Authentication logIn, AuditResult result) {
        if (logIn instanceof UsernamePasswordAuthenticationToken) {
            String address =
                    logIn.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
            audit.byProgram(kind, logIn.getName(), address, result);
        }
    }
}
