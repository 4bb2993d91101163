package vn.gov.phutho.cleangov.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's authenticated user of this thread: the same for Tasklist, for JSON and for a rehearsal. */
@Component
public class CurrentUser {

    /** The name for actions of timers and of the application itself. */
    public static final String SYSTEM = "system";

    // Resolved lazily: the engine needs the steps, and the steps need this bean.
    private final ObjectProvider<IdentityService> identity;

    CurrentUser(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    /** The account's id, or {@link #SYSTEM} if no user is logged in. */
    public String id() {
        Authentication who = identity.getObject().getCurrentAuthentication();
        return who == null || who.getUserId() == null ? SYSTEM : who.getUserId();
    }

    /** The ids of the groups (role and place) that this person belongs to; empty if no user is logged in. */
    public List<String> groups() {
        Authentication who = identity.getObject().getCurrentAuthentication();
        return who == null || who.getGroupIds() == null ? List.of() : who.getGroupIds();
    }
}
