package vn.gov.phutho.cleangov.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.audit.AuditResult;

/**
 * Checks the name and the password of a program against the accounts that the log-in page knows, and records the log-in;
 * authorities are the ids of the person's groups.
 */
class EngineAccounts implements AuthenticationProvider {

    private final IdentityService identity;
    private final SignInGuard guard;
    private final AuditLog audit;

    EngineAccounts(IdentityService identity, SignInGuard guard, AuditLog audit) {
        this.identity = identity;
        this.guard = guard;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String user = claimed.getName();
        String address = ((WebAuthenticationDetails) claimed.getDetails()).getRemoteAddress();
        try {
            Recognised person = guard.recognise(user, String.valueOf(claimed.getCredentials()), address)
                    .orElseThrow(() -> new BadCredentialsException("Sai tên đăng nhập hoặc mật khẩu."));
            audit.byProgram(AuditKind.LOG_IN, person.account(), address, AuditResult.DONE);
            return loggedIn(identity, person.account(), person.way());
        } catch (AuthenticationException refused) {
            audit.byProgram(AuditKind.LOG_IN_FAILED, user, address, AuditResult.REFUSED);
            throw refused;
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    static Authentication loggedIn(IdentityService identity, String user, LogInWay way) {
        return loggedIn(
                user,
                identity.createGroupQuery().groupMember(user).unlimitedList().stream()
                        .map(Group::getId)
                        .toList(),
                way);
    }

    static Authentication loggedIn(String user, List<String> groups, LogInWay way) {
        UsernamePasswordAuthenticationToken person = UsernamePasswordAuthenticationToken.authenticated(
                user, null, groups.stream().map(SimpleGrantedAuthority::new).toList());
        person.setDetails(way);
        return person;
    }
}
