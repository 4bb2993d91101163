package vn.gov.phutho.cleangov.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a name and a password against the engine's accounts; authorities are the ids of the person's groups. */
class EngineAccounts implements AuthenticationProvider {

    private final IdentityService identity;
    private final SignInGuard guard;

    EngineAccounts(IdentityService identity, SignInGuard guard) {
        this.identity = identity;
        this.guard = guard;
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String user = claimed.getName();
        String address = ((WebAuthenticationDetails) claimed.getDetails()).getRemoteAddress();
        if (!guard.isRight(user, String.valueOf(claimed.getCredentials()), address)) {
            throw new BadCredentialsException("Sai tên đăng nhập hoặc mật khẩu.");
        }
        return loggedIn(identity, user);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    static Authentication loggedIn(IdentityService identity, String user) {
        return loggedIn(
                user,
                identity.createGroupQuery().groupMember(user).unlimitedList().stream()
                        .map(Group::getId)
                        .toList());
    }

    static Authentication loggedIn(String user, List<String> groups) {
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, groups.stream().map(SimpleGrantedAuthority::new).toList());
    }
}
