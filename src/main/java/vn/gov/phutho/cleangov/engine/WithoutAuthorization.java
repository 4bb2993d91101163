package vn.gov.phutho.cleangov.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Calls the engine for the application itself, without the authorizations of the logged-in user. */
@Component
class WithoutAuthorization {

    private final ObjectProvider<IdentityService> identity;

    WithoutAuthorization(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    <T> T run(Supplier<T> query) {
        IdentityService service = identity.getObject();
        Authentication reader = service.getCurrentAuthentication();
        service.clearAuthentication();
        try {
            return query.get();
        } finally {
            service.setAuthentication(reader);
        }
    }
}
