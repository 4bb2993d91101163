package vn.gov.phutho.cleangov.document;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the engine who signs. */
@Component
class PaperProcess {

    // Asked late: the engine needs the steps, and the steps need this.
    private final ObjectProvider<IdentityService> identity;

    PaperProcess(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    /** The full name of an account; the account itself where it is no more. */
    String nameOf(String account) {
        return Optional.ofNullable(
                        identity.getObject().createUserQuery().userId(account).singleResult())
                .map(person -> (person.getFirstName() + " " + person.getLastName()).strip())
                .orElse(account);
    }
}
