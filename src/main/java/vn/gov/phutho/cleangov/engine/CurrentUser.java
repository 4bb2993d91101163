package vn.gov.phutho.cleangov.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who acts in this thread, as the engine knows it: the same for Tasklist, for JSON and for a rehearsal. */
@Component
public class CurrentUser {

    /** Who is named where a timer or the application itself acted. */
    public static final String SYSTEM = "system";

    // Asked late: the engine needs the steps, and the steps need this.
    private final ObjectProvider<IdentityService> identity;

    CurrentUser(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    /** The account's id, or {@link #SYSTEM} when nobody is logged in. */
    public String id() {
        Authentication who = identity.getObject().getCurrentAuthentication();
        return who == null || who.getUserId() == null ? SYSTEM : who.getUserId();
    }

    /** The ids of the groups (role and place) that this person belongs to; empty when nobody is logged in. */
    public List<String> groups() {
        Authentication who = identity.getObject().getCurrentAuthentication();
        return who == null || who.getGroupIds() == null ? List.of() : who.getGroupIds();
    }
}
