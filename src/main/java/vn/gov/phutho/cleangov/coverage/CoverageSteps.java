package vn.gov.phutho.cleangov.coverage;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code media-coverage}, and the step of {@code annual-cycle} that opens it. */
@Component
public class CoverageSteps {

    private final CoverageService coverages;
    private final CoverageProcess process;
    private final UnitService units;
    private final CurrentUser user;

    CoverageSteps(CoverageService coverages, CoverageProcess process, UnitService units, CurrentUser user) {
        this.coverages = coverages;
        this.process = process;
        this.units = units;
        this.user = user;
    }

    /** One process for each outlet of each province. */
    public void openCoverages(String key) {
        coverages
                .open(Integer.parseInt(key))
                .forEach(id -> process.coverageOpened(id, units.agencyName(id.agencyCode())));
    }

    /** The group of the outlet that a key names. */
    public String outletGroup(AgencyYear key) {
        AgencyYear id = key;
        return Role.PROVINCE_MEDIA.group(id.agencyCode(), id.unitCode());
    }

    public void planCoverage(DelegateTask task) {
        coverages.plan(key(task), FormFields.text(task.getVariable("plan")), user.id());
    }

    public void recordPieces(DelegateTask task) {
        PublishedPieces published = PublishedPieces.read(
                FormPart.of(task.getVariable("pieces")),
                FormFields.yes(task.getVariable("closing")),
                FormFields.text(task.getVariable("closingNote")));
        coverages.record(key(task), published, user.id());
        task.getExecution().setVariable("coverageClosed", published.closing());
    }

    private static AgencyYear key(DelegateTask task) {
        return TaskSubject.key(task, AgencyYear.class);
    }
}
