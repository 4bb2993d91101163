package vn.gov.phutho.cleangov.audit;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.AdministrativeAct;

/** Records changes of accounts, rights and models, in the transaction in which the engine makes them. */
@Component
class EngineActs {

    private final AuditLog audit;

    EngineActs(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void changed(AdministrativeAct act) {
        audit.changed(kind(act.kind()), act.who(), act.subject(), act.text());
    }

    private static AuditKind kind(AdministrativeAct.Kind kind) {
        return switch (kind) {
            case ACCOUNT -> AuditKind.ACCOUNT_CHANGED;
            case PASSWORD -> AuditKind.PASSWORD_CHANGED;
            case GROUP -> AuditKind.GROUP_CHANGED;
            case MEMBERSHIP -> AuditKind.MEMBERSHIP_CHANGED;
            case AUTHORIZATION -> AuditKind.AUTHORIZATION_CHANGED;
            case DEPLOYMENT -> AuditKind.MODEL_DEPLOYED;
        };
    }
}
