package vn.gov.phutho.cleangov.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.implementation.ImplementationForms;
import vn.gov.phutho.cleangov.implementation.Person;
import vn.gov.phutho.cleangov.inspection.InspectionForms;
import vn.gov.phutho.cleangov.registration.RegistrationForms;
import vn.gov.phutho.cleangov.selfreview.SelfReviewForms;
import vn.gov.phutho.cleangov.standard.Criterion;

/** One commune of the year. */
public class Commune {

    private static final List<Person> PEOPLE = List.of(
            new Person("Nguyễn Văn An", "Phó Chủ tịch UBND"),
            new Person("Trần Thị Bình", "Công chức Tài chính - Kế toán"));

    private final YearScenario year;
    private final String code;

    Commune(YearScenario year, String code) {
        this.year = year;
        this.code = code;
    }

    String code() {
        return code;
    }

    DossierId id() {
        return new DossierId(year.year(), code);
    }

    public String key() {
        return id().toString();
    }

    public Dossier dossier() {
        return year.services().dossiers().dossier(id());
    }

    private Commune chairCompletes(String element, Map<String, ?> form) {
        year.completes("commune-chair." + code, element, key(), form);
        return this;
    }

    private Commune officerCompletes(String element, Map<String, ?> form) {
        year.completes("commune-officer." + code, element, key(), form);
        return this;
    }

    public Commune registers() {
        return chairCompletes(
                "UserTask_Register",
                RegistrationForms.register(Classification.XUAT_SAC, "Phấn đấu trong sạch, vững mạnh."));
    }

    /** Two people answer for everything, and every content of grassroots democracy has a day in September. */
    public ObjectNode plan() {
        Map<String, Integer> standards = year.services().cycles().criteriaSet(year.year()).criteria().stream()
                .collect(Collectors.toMap(Criterion::code, standard -> 0));
        return ImplementationForms.plan(id(), PEOPLE, standards, Map.of("1.1", 1), democracy());
    }

    private Map<String, LocalDate> democracy() {
        Map<String, LocalDate> days = new TreeMap<>();
        IntStream.rangeClosed(1, 10).forEach(i -> days.put("DC%02d".formatted(i), LocalDate.of(year.year(), 9, i)));
        return days;
    }

    public Commune assigns() {
        return chairCompletes("UserTask_Assign", ImplementationForms.assign(plan()));
    }

    /** The minutes of a briefing today at which both people reported. */
    public ObjectNode minutes(int month) {
        ObjectNode minutes = ImplementationForms.minutes(id(), month, year.today());
        PEOPLE.forEach(person -> ImplementationForms.addReport(minutes, person, "Đạt kế hoạch tháng."));
        return minutes;
    }

    public Commune holdsBriefing(ObjectNode minutes) {
        return completesNamed(
                "commune-officer",
                "UserTask_HoldBriefing",
                "tháng " + minutes.get("month"),
                ImplementationForms.holdBriefing(minutes));
    }

    public Commune holdsBriefing(int month) {
        return holdsBriefing(minutes(month));
    }

    public Commune reportsToParty(int quarter, String difficultyKind, String difficulties) {
        return completesNamed(
                "commune-chair",
                "UserTask_ReportToParty",
                "quý " + "I".repeat(quarter),
                ImplementationForms.reportToParty("Thu ngân sách đạt 30 % kế hoạch.", difficultyKind, difficulties));
    }

    /** Several tasks of the element can be open: this is the one whose name has this ending. */
    private Commune completesNamed(String role, String element, String ending, Map<String, ?> form) {
        Task task = year.open(element, key()).stream()
                .filter(one -> one.getName().endsWith(ending))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + element + " of " + ending));
        year.complete(role + "." + code, task.getId(), form);
        return this;
    }

    public Commune reviewsHalfYear() {
        return chairCompletes(
                "UserTask_ReviewHalfYear",
                ImplementationForms.reviewHalfYear("Kinh tế phát triển.", "Đơn thư còn tồn.", "VUNG_MANH"));
    }

    /** Assigns in January, then does all duties until September in time and carries out all that was planned. */
    public Commune worksUntilSelfReview() {
        return assigns().works(1, 9);
    }

    /** Does the duties of these months in time; in September also all planned contents of grassroots democracy. */
    public Commune works(int fromMonth, int toMonth) {
        for (int month = fromMonth; month <= toMonth; month++) {
            if (month == 6) {
                year.comesTo(LocalDate.of(year.year(), 6, 3));
                reviewsHalfYear();
            }
            year.comesTo(LocalDate.of(year.year(), month, 25));
            ObjectNode minutes = minutes(month);
            if (month == 9) {
                democracy().forEach((item, day) -> ImplementationForms.addDemocracy(minutes, item, day));
            }
            holdsBriefing(minutes);
            if (month % 3 == 0) {
                reportsToParty(month / 3, "NONE", "");
            }
        }
        return this;
    }

    /**
     * A whole sheet on which these indicators earn nothing and all others everything, but for those that the records of
     * the year measure.
     */
    public ObjectNode sheet(String... failed) {
        ObjectNode entries =
                Measurements.entries(year.services().scoring().criteriaSet(id()).indicators(), List.of(failed));
        year.services()
                .scoring()
                .computed(id())
                .forEach((indicator, value) ->
                        entries.set(indicator, value.measurement().toNode()));
        return SelfReviewForms.sheet(id(), entries);
    }

    public Commune scoresItself(ObjectNode sheet) {
        return officerCompletes("UserTask_ScoreIndicators", SelfReviewForms.scoreIndicators(sheet));
    }

    public Commune partyGivesOpinion() {
        year.completes(
                "commune-party." + code,
                "UserTask_GivePartyOpinion",
                key(),
                SelfReviewForms.givePartyOpinion("Cấp ủy nhất trí."));
        return this;
    }

    public Commune chairSigns() {
        return chairCompletes("UserTask_SignSelfReview", DecisionForm.decided("sign"));
    }

    public Commune chairSendsBack(String reason) {
        return chairCompletes("UserTask_SignSelfReview", DecisionForm.returned(reason));
    }

    public Commune handsIn(String... failed) {
        return scoresItself(sheet(failed)).partyGivesOpinion().chairSigns();
    }

    /** Its officer answers the one open finding about it. */
    public Commune remediesFinding(String remedy) {
        year.completes(
                "commune-officer." + code,
                "UserTask_RemedyFinding",
                year.findingOf(code),
                InspectionForms.remedyFinding(remedy));
        return this;
    }

    /** The start form with which a chair withdraws a decision on this commune; these agencies appraise it again. */
    Map<String, ?> withdrawal(String reason, String... agencies) {
        ArrayNode asked = JsonNodeFactory.instance.arrayNode();
        Stream.of(agencies).forEach(asked::add);
        return SignedForm.confirmed(Map.of("commune", key(), "reason", reason, "agencies", asked));
    }
}
