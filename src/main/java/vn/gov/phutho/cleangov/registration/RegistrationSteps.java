package vn.gov.phutho.cleangov.registration;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.TaskSubject;

/** Steps of {@code registration}. */
@Component
public class RegistrationSteps {

    private final RegistrationService registrations;
    private final CurrentUser user;

    RegistrationSteps(RegistrationService registrations, CurrentUser user) {
        this.registrations = registrations;
        this.user = user;
    }

    public void register(DelegateTask task) {
        registrations.register(
                TaskSubject.key(task, DossierId.class),
                Classification.named(FormFields.text(task.getVariable("target"))),
                FormFields.text(task.getVariable("commitment")),
                user.id());
    }

    /** The target of most communes, with which the form is prefilled. */
    public String usualTarget() {
        return Classification.VUNG_MANH.name();
    }
}
