package vn.gov.phutho.cleangov.signing;

import java.util.Collection;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.EngineCommands;
import vn.gov.phutho.cleangov.engine.GroupMembers;
import vn.gov.phutho.cleangov.unit.SigningField;

/**
 * Starts and correlates {@code signing-authority}, and puts deputies into the groups that get the chair's signing tasks.
 * Permissions were checked before: in the engine neither of the two people may change groups.
 */
@Component
class SigningProcess {

    private static final String SIGNING_AUTHORITY = "signing-authority";

    private final ObjectProvider<ProcessEngine> engine;
    private final EngineCommands commands;
    private final GroupMembers members;

    SigningProcess(ObjectProvider<ProcessEngine> engine, EngineCommands commands, GroupMembers members) {
        this.engine = engine;
        this.commands = commands;
        this.members = members;
    }

    void deputyNamed(SigningAuthorityId id) {
        commands.withoutAuthorization(() ->
                engine.getObject().getRuntimeService().startProcessInstanceByKey(SIGNING_AUTHORITY, id.toString()));
    }

    void authorityWithdrawn(SigningAuthorityId id) {
        commands.withoutAuthorization(() -> engine.getObject()
                .getRuntimeService()
                .createMessageCorrelation("authority-withdrawn")
                .processInstanceBusinessKey(id.toString())
                .correlateWithResult());
    }

    /** The deputy gets the signing tasks of these fields of a unit, beside the chair. */
    void join(String deputy, String unitCode, Collection<SigningField> fields) {
        fields.forEach(field -> members.join(deputy, field.group(unitCode)));
    }

    /** The deputy loses these signing tasks. Those that the deputy has claimed are unassigned. */
    void leave(String deputy, String unitCode, Collection<SigningField> fields) {
        fields.forEach(field -> members.leave(deputy, field.group(unitCode)));
        members.putBack(fields.stream().map(field -> field.group(unitCode)).toList(), deputy);
    }
}
