package vn.gov.phutho.cleangov.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;

/** Districts write their programmes and carry them out. */
@RehearsalComponent
class ProgrammeRehearsal implements StageRehearsal {

    private static final int ATTENDEES = 15;

    private final DossierService dossiers;
    private final Clock clock;

    ProgrammeRehearsal(DossierService dossiers, Clock clock) {
        this.dossiers = dossiers;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("district-programme");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_DraftProgramme",
                TaskRehearsal.answeredBy(ProgrammeForms.draftProgramme(
                        "Triển khai Nghị quyết 09 đến từng xã; kiểm tra, đôn đốc hằng quý.",
                        "Ủy ban MTTQ huyện\nHội Nông dân huyện\nHội Liên hiệp Phụ nữ huyện")),
                "UserTask_ApproveProgramme",
                TaskRehearsal.answeredBy(ProgrammeRehearsal::approval),
                "UserTask_SetEmulationTargets",
                TaskRehearsal.answeredBy(task -> ProgrammeForms.setEmulationTargets(
                        "12/QĐ-UBND", LocalDate.now(clock), "100 % xã, phường, thị trấn đăng ký phấn đấu.")),
                "UserTask_BriefOfficials",
                TaskRehearsal.answeredBy(this::briefings),
                "UserTask_FollowUpRegistration",
                TaskRehearsal.answeredBy(
                        Map.of("measures", "Phó Chủ tịch UBND huyện làm việc trực tiếp với từng xã trong tuần tới.")));
    }

    private static Map<String, Object> approval(RehearsedTask task) {
        return task.firstAttempt() && task.happens(0.1, "returns programme", task.key())
                ? DecisionForm.returned("Ghi rõ thời gian kiểm tra từng xã.")
                : DecisionForm.decided("approve");
    }

    /** Briefings held today. Some communes follow only at the second attempt, but each answer names at least one. */
    private Map<String, Object> briefings(RehearsedTask task) {
        UnitYear id = UnitYear.parse(task.key());
        List<DossierId> communes = dossiers.ofDistrict(id.year(), id.unitCode()).stream()
                .map(Dossier::key)
                .toList();
        List<DossierId> now = communes.stream()
                .filter(commune -> !task.firstAttempt() || !task.happens(0.1, "briefed later", commune.toString()))
                .toList();
        return ProgrammeForms.briefOfficials(now.isEmpty() ? communes : now, LocalDate.now(clock), ATTENDEES);
    }
}
