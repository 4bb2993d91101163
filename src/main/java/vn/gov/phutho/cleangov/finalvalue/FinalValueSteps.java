package vn.gov.phutho.cleangov.finalvalue;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.ClassificationTable;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierProcess;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code final-values}, and the step of {@code district-assessment} that opens it. */
@Component
public class FinalValueSteps {

    private static final String CAUSE = "Số chính thức thay số ước";

    private final FinalValueService finalValues;
    private final FinalValueProcess process;
    private final ClassificationTable classification;
    private final DossierProcess dossierProcess;
    private final UnitService units;
    private final CurrentUser user;

    FinalValueSteps(
            FinalValueService finalValues,
            FinalValueProcess process,
            ClassificationTable classification,
            DossierProcess dossierProcess,
            UnitService units,
            CurrentUser user) {
        this.finalValues = finalValues;
        this.process = process;
        this.classification = classification;
        this.dossierProcess = dossierProcess;
        this.units = units;
        this.user = user;
    }

    /** If a district has decided on estimates, asks their agencies for the final values. */
    public void openFinalValues(UnitYear key) {
        UnitYear id = key;
        if (finalValues.open(id)) {
            process.estimatesLeft(id, units.name(id.unitCode()));
        }
    }

    /** The agencies with estimates; each gets one task. */
    public List<String> agencies(UnitYear key) {
        return finalValues.agencies(key);
    }

    public String agencyGroup(UnitYear key, String agency) {
        return Role.agencyGroup(agency, key.unitCode());
    }

    public Date finalValuesDue(UnitYear key) {
        return Date.from(finalValues.due(key).toInstant());
    }

    public void enterFinalValues(DelegateTask task) {
        UnitYear id = TaskSubject.key(task, UnitYear.class);
        String agency = FormFields.text(TaskSubject.of(task, "agency"));
        Map<DossierId, Classification> before = new HashMap<>();
        finalValues
                .asked(id, agency)
                .keySet()
                .forEach(dossier ->
                        before.put(dossier, classification.proposed(task.getProcessDefinitionId(), dossier)));
        finalValues.enter(
                id,
                agency,
                AppraisalGrid.read(FormPart.of(task.getVariable("values"))),
                before,
                user.id(),
                units.placesOf(user.groups()).unitCodes());
    }

    /** If the decision table now gives another class, the class is decided again. */
    public void compareClasses(DelegateExecution execution) {
        finalValues.classesBefore(TaskSubject.key(execution, UnitYear.class)).forEach((id, before) -> {
            Classification now = classification.proposed(execution.getProcessDefinitionId(), id);
            if (now != before) {
                dossierProcess.dossierReopened(
                        id,
                        CAUSE,
                        "bảng quyết định đổi từ «%s» thành «%s»".formatted(before.title(), now.title()),
                        List.of(),
                        "system");
            }
        });
    }
}
