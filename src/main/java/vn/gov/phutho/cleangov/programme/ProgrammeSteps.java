package vn.gov.phutho.cleangov.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.engine.Approval;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code district-programme}, and the one of {@code annual-cycle} that starts it. */
@Component
public class ProgrammeSteps {

    /** How many programmes one transaction starts. */
    private static final int CHUNK = 25;

    private static final int NAMED_AT_MOST = 100;
    private static final List<String> USUAL_ORGANISATIONS = List.of(
            "Ủy ban MTTQ huyện",
            "Hội Nông dân huyện",
            "Hội Liên hiệp Phụ nữ huyện",
            "Đoàn TNCS Hồ Chí Minh huyện",
            "Hội Cựu chiến binh huyện",
            "Liên đoàn Lao động huyện");

    private final ProgrammeService programmes;
    private final ProgrammeProcess process;
    private final UnitService units;
    private final CurrentUser user;
    private final Clock clock;

    ProgrammeSteps(
            ProgrammeService programmes, ProgrammeProcess process, UnitService units, CurrentUser user, Clock clock) {
        this.programmes = programmes;
        this.process = process;
        this.units = units;
        this.user = user;
        this.clock = clock;
    }

    /** Starts a chunk of programmes, rows and processes in one transaction; tells whether there may be more. */
    public boolean openProgrammes(ProcessKey key) {
        List<UnitYear> expected = programmes.expectNext(key.year(), CHUNK);
        expected.forEach(id -> process.programmeExpected(id, units.name(id.unitCode())));
        return expected.size() == CHUNK;
    }

    public void draftProgramme(DelegateTask task) {
        ProgrammeDraft draft = ProgrammeDraft.read(
                FormFields.text(task.getVariable("content")), FormFields.text(task.getVariable("organisations")));
        programmes.draft(key(task), draft, user.id());
    }

    public void approveProgramme(DelegateTask task) {
        Approval approval = Approval.read(task, "approve", "Chọn duyệt hoặc trả lại chương trình.");
        if (approval.given()) {
            programmes.approve(key(task), user.id());
        } else {
            programmes.sendBack(key(task), approval.reason());
        }
        task.getExecution().setVariable("approved", approval.given());
    }

    public void setEmulationTargets(DelegateTask task) {
        EmulationTarget target = new EmulationTarget(
                FormFields.text(task.getVariable("documentNumber")),
                FormFields.day(task.getVariable("documentDate"), clock.getZone()),
                FormFields.text(task.getVariable("target")));
        programmes.setTarget(key(task), target);
    }

    public void briefOfficials(DelegateTask task) {
        UnitYear id = key(task);
        programmes.brief(id, HeldBriefings.read(FormPart.of(task.getVariable("briefings"))), user.id());
        task.getExecution().setVariable("everybodyBriefed", programmes.everybodyBriefed(id));
    }

    public void countRegistrations(DelegateExecution execution) {
        UnitYear id = TaskSubject.key(execution, UnitYear.class);
        execution.setVariable("allRegistered", programmes.unregistered(id).isEmpty());
    }

    public void followUpRegistration(DelegateTask task) {
        programmes.followUp(key(task), FormFields.text(task.getVariable("measures")), user.id());
    }

    public Date followUpDue(UnitYear key) {
        return Date.from(programmes.followUpDue(key).toInstant());
    }

    /** The communes that have not registered, one line each, for the form. */
    public String unregistered(UnitYear key) {
        List<String> names = programmes.unregistered(key);
        String named =
                names.stream().limit(NAMED_AT_MOST).map(name -> "- " + name).collect(Collectors.joining("\n"));
        return names.isEmpty() ? "Tất cả các xã đã đăng ký." : named;
    }

    public String content(UnitYear key) {
        return programme(key).content();
    }

    /** The participants, one per line. */
    public String organisations(UnitYear key) {
        return programme(key).organisations().replace("; ", "\n");
    }

    /** The participants as last entered; before the first entry, the usual ones. */
    public String usualOrganisations(UnitYear key) {
        String written = organisations(key);
        return written.isEmpty() ? String.join("\n", USUAL_ORGANISATIONS) : written;
    }

    public String returnReason(UnitYear key) {
        return programme(key).returnReason();
    }

    /** The usual text, with which the form is prefilled. */
    public String usualTarget() {
        return "100 % xã, phường, thị trấn đăng ký phấn đấu chính quyền trong sạch, vững mạnh.";
    }

    /** Today as forms keep dates: 2026-03-02. */
    public String today() {
        return LocalDate.now(clock).toString();
    }

    private Programme programme(UnitYear key) {
        return programmes.programme(key);
    }

    private static UnitYear key(DelegateTask task) {
        return TaskSubject.key(task, UnitYear.class);
    }
}
