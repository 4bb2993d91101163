package vn.gov.phutho.cleangov.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.cycle.CycleForms;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.recheck.RecheckForms;
import vn.gov.phutho.cleangov.recognition.RecognitionForms;

/** The province of the year. */
public class Province {

    private static final String RECHECK = "UserTask_Recheck";
    private static final String NOT_ENOUGH = "Chưa đủ minh chứng.";

    private final YearScenario year;
    private final String code;

    Province(YearScenario year, String code) {
        this.year = year;
        this.code = code;
    }

    String code() {
        return code;
    }

    public String key() {
        return new UnitYear(year.year(), code).toString();
    }

    private String officer() {
        return "province-officer." + code;
    }

    private String chair() {
        return "province-chair." + code;
    }

    private Province officerCompletes(String element, String key, Map<String, ?> form) {
        year.completes(officer(), element, key, form);
        return this;
    }

    private Province officerStarts(String process, Map<String, ?> form) {
        year.starts(officer(), process, form);
        return this;
    }

    /** Home affairs opens a year with the start form. */
    public Province opensYear(Map<String, ?> form) {
        return officerStarts("annual-cycle", form);
    }

    /** Home affairs moves a deadline with the start form. */
    public Province movesDeadline(Map<String, ?> form) {
        return officerStarts("deadline-change", form);
    }

    /** Home affairs decides a day off, or a day that is worked instead, with the start form. */
    public Province decidesDay(LocalDate day, String kind, String name) {
        return officerStarts("calendar-change", Map.of("day", day.toString(), "kind", kind, "name", name));
    }

    /** Home affairs agrees or not, the same for all these communes. */
    public Province appraises(boolean agreed, Commune... communes) {
        return officerCompletes(
                "UserTask_AppraiseRequests",
                key(),
                RecognitionForms.appraiseRequests(ids(communes), one -> agreed, NOT_ENOUGH));
    }

    /** The chair grants the requests of all these communes, or none. */
    public Province decides(boolean granted, Commune... communes) {
        year.completes(
                chair(),
                "UserTask_DecideRequests",
                key(),
                RecognitionForms.decideRequests(ids(communes), one -> granted, NOT_ENOUGH));
        return this;
    }

    private static List<DossierId> ids(Commune... communes) {
        return Stream.of(communes).map(Commune::id).toList();
    }

    /** Home affairs draws the sample of the re-check. */
    public Province drawsSample(int share, int seed) {
        return officerCompletes("UserTask_DrawSample", key(), RecheckForms.drawSample(share, seed));
    }

    /** What an official notes of a commune: an indicator that is right, and those that deviate. */
    public ObjectNode remarks(Commune commune, String... deviating) {
        boolean deviates = deviating.length > 0;
        Map<String, String> remarks = new LinkedHashMap<>(Map.of("1.2", ""));
        Stream.of(deviating).forEach(indicator -> remarks.put(indicator, "Số liệu cao hơn sổ sách."));
        return RecheckForms.findings(commune.id(), deviates, deviates ? "Đã đối chiếu tại xã." : "", remarks);
    }

    public Province rechecks(Commune commune, String... deviating) {
        return rechecks(officer(), commune, remarks(commune, deviating));
    }

    public Province rechecks(String user, Commune commune, ObjectNode findings) {
        Task task = recheckOf(commune).orElseThrow(() -> new AssertionError("no re-check of " + commune.key()));
        year.complete(user, task.getId(), RecheckForms.recheck(findings));
        return this;
    }

    /** The open task in which a commune is checked again. */
    public Optional<Task> recheckOf(Commune commune) {
        return year.open(RECHECK, key()).stream()
                .filter(task -> commune.key().equals(year.dossierOf(task)))
                .findFirst();
    }

    /** The sample is drawn, and all points of every commune in it are confirmed. */
    public Province rechecksAll() {
        drawsSample(5, 1);
        List<Commune> drawn = year.open(RECHECK, key()).stream()
                .map(task -> DossierId.parse(year.dossierOf(task)))
                .map(id -> year.commune(id.communeCode()))
                .toList();
        drawn.forEach(this::rechecks);
        return this;
    }

    /** The chair withdraws a recognition as excellent, with the start form. */
    public Province withdraws(Commune commune, String reason, String... agencies) {
        year.starts(chair(), "reclassification", commune.withdrawal(reason, agencies));
        return this;
    }

    public Province receivesReport(String reportKey) {
        return officerCompletes("UserTask_ReceiveReport", reportKey, DecisionForm.decided("receive"));
    }

    public Province returnsReport(String reportKey, String reason) {
        return officerCompletes("UserTask_ReceiveReport", reportKey, DecisionForm.returned(reason));
    }

    public Province receivesSummary(Department department) {
        return officerCompletes("UserTask_ReceiveSummary", department.key(), DecisionForm.decided("receive"));
    }

    public Province returnsSummary(Department department, String reason) {
        return officerCompletes("UserTask_ReceiveSummary", department.key(), DecisionForm.returned(reason));
    }

    public Province closesYear() {
        return officerCompletes("UserTask_CloseYear", Integer.toString(year.year()), CycleForms.closeYear("Khép năm."));
    }
}
