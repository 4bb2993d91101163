package vn.gov.phutho.cleangov.security;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
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
        if (isOfAProgram(event)) {
            audit.byProgram(AuditKind.LOG_IN, event.getAuthentication().getName(), AuditResult.DONE);
        }
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        if (isOfAProgram(event)) {
            audit.byProgram(AuditKind.LOG_IN_FAILED, event.getAuthentication().getName(), AuditResult.REFUSED);
        }
    }

    /** A log-in at a provider is recorded where it ends. */
    private static boolean isOfAProgram(AbstractAuthenticationEvent event) {
        return event.getAuthentication() instanceof UsernamePasswordAuthenticationToken;
    }
}
