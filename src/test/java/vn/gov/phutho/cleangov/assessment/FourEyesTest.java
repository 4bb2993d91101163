package vn.gov.phutho.cleangov.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Trustworthy awards: officials judge neither their own entries nor their own commune, and give a reason for a different class (D5). */
@CleangovTest
class FourEyesTest {

    private static final String APPRAISE = "UserTask_AppraiseIndicators";
    private static final String FINANCE = "district-agency-finance.230";
    private static final String CHAIR = "district-chair.230";

    @Autowired
    private YearScenario year;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private AssessmentService assessments;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    private final List<Runnable> undo = new ArrayList<>();
    private District district;
    private Commune commune;

    @BeforeEach
    void a_commune_has_handed_in() {
        district = year.yearOpens().district("230");
        commune = year.commune("07975");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.handsIn();
    }

    @AfterEach
    void everybody_has_their_own_post_only() {
        undo.forEach(Runnable::run);
    }

    @Test
    @Tag("D5")
    void an_agency_that_differs_from_the_commune_says_why() {
        year.timersFire("TimerEvent_AssessmentOpens");
        ObjectNode grid = district.grid("finance", Map.of("07975", List.of("1.1")));
        ObjectNode differing = (ObjectNode) grid.at("/entries/" + commune.key() + "/1.1");
        String note = differing.remove("note").asText();

        assertThat(refusalOf(() -> district.agencyAppraises("finance", grid)))
                .isEqualTo("Xã Hùng Xuyên: Chỉ tiêu 1.1: khác số xã tự chấm thì phải ghi lý do ở phần ghi chú.");
        assertThat(scoring.scores(assessments.dossiers(session()), Side.APPRAISED))
                .isEmpty();

        differing.put("note", note);
        district.agencyAppraises("finance", grid);
        assertThat(scoring.scores(commune.dossier().key(), Side.APPRAISED)
                        .get("1.1")
                        .note())
                .isEqualTo(note);
    }

    @Test
    void agreement_and_an_appraisal_without_a_handed_in_sheet_need_no_reason() {
        year.timersFire("TimerEvent_AssessmentOpens");
        ObjectNode grid = district.grid("finance", Map.of("07969", List.of("1.1")));
        grid.get("entries").forEach(row -> row.forEach(entry -> ((ObjectNode) entry).remove("note")));

        district.agencyAppraises("finance", grid);

        assertThat(scoring.scores(commune.dossier().key(), Side.APPRAISED)).containsKey("1.1");
    }

    @Test
    @Tag("D5")
    void an_official_cannot_appraise_or_decide_about_their_own_commune() {
        year.timersFire("TimerEvent_AssessmentOpens");
        joins(FINANCE, "commune-officer-07975");
        assertThat(refusalOf(() -> district.agencyAppraises("finance", district.grid("finance", Map.of()))))
                .isEqualTo("Đồng chí công tác ở Xã Hùng Xuyên nên không được thẩm định phiếu của xã mình.");

        leaves(FINANCE, "commune-officer-07975");
        district.agenciesAppraise(Map.of()).prepares();
        joins(CHAIR, "commune-party-07975");
        assertThat(refusalOf(() -> district.decides(district.proposals())))
                .isEqualTo("Đồng chí công tác ở Xã Hùng Xuyên nên không được quyết định xếp loại phiếu của xã mình.");
        assertThat(commune.dossier().classification()).isNull();
    }

    @Test
    @Tag("D5")
    void the_chair_does_not_decide_on_an_appraisal_of_his_own() {
        year.timersFire("TimerEvent_AssessmentOpens");
        joins(CHAIR, "district-agency-finance-230");
        String task = year.open(APPRAISE, district.key()).stream()
                .map(Task::getId)
                .filter(one -> "finance".equals(tasks.getVariable(one, "agency")))
                .findFirst()
                .orElseThrow();
        year.complete(CHAIR, task, Map.of("grid", district.grid("finance", Map.of())));
        leaves(CHAIR, "district-agency-finance-230");
        List<String> others = assessments.agencies(session()).stream()
                .filter(agency -> !agency.equals("finance"))
                .toList();
        others.forEach(agency -> district.agencyAppraises(agency, district.grid(agency, Map.of())));
        district.prepares();

        assertThat(refusalOf(() -> district.decides(district.proposals())))
                .isEqualTo("Đồng chí đã thẩm định chỉ tiêu nên không được tự quyết định xếp loại: phải do người khác.");
        assertThat(commune.dossier().classification()).isNull();
    }

    @Test
    @Tag("D5")
    void the_person_who_filled_in_a_sheet_does_not_sign_it() {
        Commune other = year.commune("07981");
        joins("commune-chair.07981", "commune-officer-07981");
        year.completes("commune-chair.07981", "UserTask_ScoreIndicators", other.key(), Map.of("sheet", other.sheet()));
        other.partyGivesOpinion();

        assertThat(refusalOf(other::chairSigns))
                .isEqualTo("Đồng chí đã chấm điểm bản tự đánh giá này nên không được tự ký: phải do người khác.");
        assertThat(other.dossier().handedInAt()).isNull();
    }

    private UnitYear session() {
        return UnitYear.parse(district.key());
    }

    private void joins(String account, String group) {
        identity.createMembership(account, group);
        undo.add(() -> leaves(account, group));
    }

    private void leaves(String account, String group) {
        identity.deleteMembership(account, group);
    }
}
