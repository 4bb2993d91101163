package vn.gov.phutho.cleangov.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import vn.gov.phutho.cleangov.assessment.AssessmentForms;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.explanation.ExplanationForms;
import vn.gov.phutho.cleangov.posting.PostingForms;
import vn.gov.phutho.cleangov.programme.ProgrammeForms;
import vn.gov.phutho.cleangov.reclassification.ReclassificationForms;
import vn.gov.phutho.cleangov.remediation.RemediationForms;
import vn.gov.phutho.cleangov.report.ReportForms;
import vn.gov.phutho.cleangov.unit.Unit;

/** One district of the year. */
public class District {

    private static final int MEMBERS_OF_THE_COUNCIL = 9;
    private static final int ATTENDEES = 15;

    private final YearScenario year;
    private final String code;

    District(YearScenario year, String code) {
        this.year = year;
        this.code = code;
    }

    private UnitYear id() {
        return new UnitYear(year.year(), code);
    }

    public String key() {
        return id().toString();
    }

    public List<Commune> communes() {
        return year.services().units().communesOf(code).stream()
                .map(Unit::code)
                .map(year::commune)
                .toList();
    }

    private District completes(String role, String element, String key, Map<String, ?> form) {
        year.completes(role + "." + code, element, key, form);
        return this;
    }

    private District chairCompletes(String element, Map<String, ?> form) {
        return completes("district-chair", element, key(), form);
    }

    private District officerCompletes(String element, Map<String, ?> form) {
        return completes("district-officer", element, key(), form);
    }

    private District agencyCompletes(String agency, String element, String key, Map<String, ?> form) {
        return completes("district-agency-" + agency, element, key, form);
    }

    public District draftsProgramme(String content, String organisations) {
        return officerCompletes("UserTask_DraftProgramme", ProgrammeForms.draftProgramme(content, organisations));
    }

    public District approvesProgramme() {
        return chairCompletes("UserTask_ApproveProgramme", DecisionForm.decided("approve"));
    }

    public District setsTargets() {
        return officerCompletes(
                "UserTask_SetEmulationTargets",
                ProgrammeForms.setEmulationTargets("12/QĐ-UBND", year.today(), "100 % xã đăng ký."));
    }

    /** Today, with 15 key officials each. */
    public District briefs(List<Commune> briefed) {
        return officerCompletes(
                "UserTask_BriefOfficials",
                ProgrammeForms.briefOfficials(briefed.stream().map(Commune::id).toList(), year.today(), ATTENDEES));
    }

    /** From the officer's draft to the last commune's briefing. */
    public District carriesOutProgramme() {
        return draftsProgramme("Kiểm tra từng xã hằng quý.", "Ủy ban MTTQ huyện")
                .approvesProgramme()
                .setsTargets()
                .briefs(communes());
    }

    /**
     * The grid of an agency.
     *
     * @param failed the indicators that earn nothing, by the code of the commune; everything else earns all points
     */
    public ObjectNode grid(String agency, Map<String, List<String>> failed) {
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        communes()
                .forEach(commune -> entries.set(
                        commune.key(), row(agency, commune, failed.getOrDefault(commune.code(), List.of()))));
        return AssessmentForms.grid(id(), agency, entries);
    }

    private ObjectNode row(String agency, Commune commune, List<String> failed) {
        return Measurements.entries(
                year.services().scoring().criteriaSet(commune.id()).indicatorsOf(agency), failed);
    }

    public District agencyAppraises(String agency, ObjectNode grid) {
        return agencyCompletes(agency, "UserTask_AppraiseIndicators", key(), AssessmentForms.appraiseIndicators(grid));
    }

    /** Every agency fills its grid; failed indicators by commune code. */
    public District agenciesAppraise(Map<String, List<String>> failed) {
        year.services().assessments().agencies(id()).forEach(agency -> agencyAppraises(agency, grid(agency, failed)));
        return this;
    }

    /** The communes explain nothing: the time for explanations passes, if something was lowered. */
    public District explanationTimePasses() {
        year.executeJobs();
        if (year.open("UserTask_GiveFrontOpinion", key()).isEmpty()) {
            year.passes(year.services().explanations().explanationDue(id()));
        }
        return this;
    }

    /** An agency answers the explanations that concern it. */
    public District agencyAnswers(String agency, ObjectNode answers) {
        return agencyCompletes(
                agency, "UserTask_AnswerExplanations", key(), ExplanationForms.answerExplanations(answers));
    }

    /** After the time for explanations has passed. */
    public District frontGivesOpinion() {
        return explanationTimePasses()
                .completes(
                        "district-front",
                        "UserTask_GiveFrontOpinion",
                        key(),
                        AssessmentForms.giveFrontOpinion("Mặt trận nhất trí."));
    }

    public District consolidates() {
        return officerCompletes("UserTask_Consolidate", AssessmentForms.consolidate("Kết quả đúng thực tế."));
    }

    /** The ten days of posting pass, and no opinion comes. */
    public District postsResults() {
        year.passes(year.services().postings().answersDue(id()).minusHours(1));
        return answersPeople(JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.objectNode());
    }

    public District answersPeople(ArrayNode opinions, ObjectNode answers) {
        return officerCompletes("UserTask_AnswerPeople", PostingForms.answerPeople(opinions, answers));
    }

    /** All nine members of the council vote for everything that the decision table proposed. */
    public ObjectNode minutes() {
        return AssessmentForms.minutes(
                year.today(),
                MEMBERS_OF_THE_COUNCIL,
                MEMBERS_OF_THE_COUNCIL,
                "Hội đồng xem xét từng xã và nhất trí.",
                year.services().assessments().proposals(id()).keySet(),
                MEMBERS_OF_THE_COUNCIL);
    }

    public District councilMeets(ObjectNode minutes) {
        return officerCompletes("UserTask_HoldCouncil", AssessmentForms.holdCouncil(minutes));
    }

    /** From the appraised grids to the chair's decision, without explanations and without opinions of people. */
    public District prepares() {
        return frontGivesOpinion().consolidates().postsResults().councilMeets(minutes());
    }

    /** What the decision table proposed, as the chair's form sends it. */
    public ObjectNode proposals() {
        return AssessmentForms.decisions(year.services().assessments().proposals(id()));
    }

    public District decides(ObjectNode decisions) {
        return chairCompletes("UserTask_DecideClasses", AssessmentForms.decideClasses(decisions));
    }

    /** From the grids to the chair's decision, as the decision table proposes. */
    public District assesses(Map<String, List<String>> failed) {
        return agenciesAppraise(failed).prepares().decides(proposals());
    }

    public District requestsExcellence() {
        return chairCompletes("UserTask_SignRequest", SignedForm.confirmed(Map.of()));
    }

    /** The chair withdraws the decision on a commune, with the start form; these agencies appraise it again. */
    public District withdraws(Commune commune, String reason, String... agencies) {
        year.starts("district-chair." + code, "reclassification", commune.withdrawal(reason, agencies));
        return this;
    }

    public District reappraises(String agency, Commune commune, String... failed) {
        return agencyCompletes(
                agency,
                "UserTask_Reappraise",
                commune.key(),
                ReclassificationForms.reappraise(gridOf(commune, agency, failed)));
    }

    /** The grid of an agency for one commune alone: these indicators earn nothing. */
    public ObjectNode gridOf(Commune commune, String agency, String... failed) {
        return ReclassificationForms.grid(commune.id(), agency, row(agency, commune, List.of(failed)));
    }

    public District decidesAgain(Commune commune, String classification, String reason) {
        return completes(
                "district-chair",
                "UserTask_DecideAgain",
                commune.key(),
                ReclassificationForms.decideAgain(classification, reason));
    }

    public District requestsExcellenceAgain(Commune commune) {
        return completes("district-chair", "UserTask_SignRequest", commune.key(), SignedForm.confirmed(Map.of()));
    }

    /** A measure against a weakness, due after this many days. */
    public ObjectNode measure(String weakness, String agency, int days) {
        return RemediationForms.measure(
                weakness, "Kiểm tra, hướng dẫn tại xã.", agency, year.today().plusDays(days));
    }

    public District plansRemediation(Commune commune, ObjectNode... measures) {
        return completes(
                "district-officer",
                "UserTask_PlanRemediation",
                commune.key(),
                RemediationForms.planRemediation(List.of(measures)));
    }

    public District approvesRemediation(Commune commune) {
        return completes(
                "district-chair",
                "UserTask_ApproveRemediation",
                commune.key(),
                SignedForm.confirmed(DecisionForm.decided("approve")));
    }

    public District agencyReportsMeasure(String agency, Commune commune, String result, String remedied) {
        return agencyCompletes(
                agency, "UserTask_ReportMeasure", commune.key(), RemediationForms.reportMeasure(result, remedied));
    }

    public District concludesRemediation(Commune commune, Map<Long, ObjectNode> verdicts) {
        return completes(
                "district-officer",
                "UserTask_ConcludeRemediation",
                commune.key(),
                RemediationForms.concludeRemediation(verdicts));
    }

    public String reportKey(String half) {
        return "%d-%s-%s".formatted(year.year(), half, code);
    }

    public District draftsReport(String half) {
        return completes(
                "district-officer",
                "UserTask_DraftReport",
                reportKey(half),
                ReportForms.draftReport("Đã triển khai.", "Còn chậm.", "Tập huấn."));
    }

    public District signsReport(String half) {
        return completes(
                "district-chair",
                "UserTask_SignReport",
                reportKey(half),
                SignedForm.confirmed(DecisionForm.decided("sign")));
    }
}
