package vn.gov.phutho.cleangov.programme;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.platform.RefusedException;
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
    public boolean openProgrammes(String key) {
        List<UnitYear> expected = programmes.expectNext(Integer.parseInt(key), CHUNK);
        expected.forEach(id -> process.programmeExpected(id, units.name(id.unitCode())));
        return expected.size() == CHUNK;
    }

    public void draftProgramme(DelegateTask task) {
        programmes.draft(
                key(task),
                FormFields.text(task.getVariable("content")),
                FormFields.text(task.getVariable("organisations")).lines().toList(),
                user.id());
    }

    public void approveProgramme(DelegateTask task) {
        String decision = FormFields.text(task.getVariable("decision"));
        boolean approved = "approve".equals(decision);
        if (approved) {
            programmes.approve(key(task), user.id());
        } else if ("return".equals(decision)) {
            programmes.sendBack(key(task), FormFields.text(task.getVariable("reason")));
        } else {
            throw new RefusedException("Chọn duyệt hoặc trả lại chương trình.");
        }
        task.getExecution().setVariable("approved", approved);
    }

    public void setEmulationTargets(DelegateTask task) {
        programmes.setTarget(
                key(task),
                FormFields.text(task.getVariable("documentNumber")),
                FormFields.day(task.getVariable("documentDate"), clock.getZone()),
                FormFields.text(task.getVariable("target")));
    }

    public void briefOfficials(DelegateTask task) {
        UnitYear id = key(task);
        programmes.brief(
                id, FormFields.json(task.getVariable("briefings")).orElse(MissingNode.getInstance()), user.id());
        task.getExecution().setVariable("everybodyBriefed", programmes.everybodyBriefed(id));
    }

    public void countRegistrations(DelegateExecution execution) {
        UnitYear id = UnitYear.parse(execution.getProcessBusinessKey());
        execution.setVariable("allRegistered", programmes.unregistered(id).isEmpty());
    }

    public void followUpRegistration(DelegateTask task) {
        programmes.followUp(key(task), FormFields.text(task.getVariable("measures")), user.id());
    }

    public Date followUpDue(String key) {
        return Date.from(programmes.followUpDue(UnitYear.parse(key)).toInstant());
    }

    /** The communes that have not registered, one line each, for the form. */
    public String unregistered(String key) {
        List<String> names = programmes.unregistered(UnitYear.parse(key));
        String named =
                names.stream().limit(NAMED_AT_MOST).map(name -> "- " + name).collect(Collectors.joining("\n"));
        return names.isEmpty() ? "Tất cả các xã đã đăng ký." : named;
    }

    public String content(String key) {
        return programme(key).content();
    }

    /** Who takes part, one a line. */
    public String organisations(String key) {
        return programme(key).organisations().replace("; ", "\n");
    }

    /** Who takes part as last written; before that, who usually does. */
    public String usualOrganisations(String key) {
        String written = organisations(key);
        return written.isEmpty() ? String.join("\n", USUAL_ORGANISATIONS) : written;
    }

    public String returnReason(String key) {
        return programme(key).returnReason();
    }

    /** What is usually asked for; the form begins with it. */
    public String usualTarget() {
        return "100 % xã, phường, thị trấn đăng ký phấn đấu chính quyền trong sạch, vững mạnh.";
    }

    /** Today as forms keep dates: 2026-03-02. */
    public String today() {
        return LocalDate.now(clock).toString();
    }

    private Programme programme(String key) {
        return programmes.programme(UnitYear.parse(key));
    }

    private static UnitYear key(DelegateTask task) {
        return UnitYear.parse(task.getExecution().getProcessBusinessKey());
    }
}
