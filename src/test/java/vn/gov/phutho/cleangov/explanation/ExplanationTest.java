package vn.gov.phutho.cleangov.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.EvidenceService;
import vn.gov.phutho.cleangov.dossier.EvidenceView;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.UnitService;

/** A commune whose points were lowered is heard once before its district classifies it (D2.3c, D5). */
@CleangovTest
class ExplanationTest {

    private static final String EXPLAIN = "UserTask_ExplainIndicators";
    private static final String ANSWER = "UserTask_AnswerExplanations";

    @Autowired
    private YearScenario year;

    @Autowired
    private ExplanationService explanations;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private EvidenceService evidence;

    @Autowired
    private ExplanationDuties duties;

    @Autowired
    private UnitService units;

    @Autowired
    private TestRestTemplate http;

    private District district;
    private Commune commune;

    @BeforeEach
    void a_commune_has_handed_in_full_points() {
        district = year.yearOpens().district("230");
        commune = year.commune("07975").registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
        uploads("1.1");
        commune.handsIn();
        year.timersFire("TimerEvent_AssessmentOpens");
    }

    @Test
    @Tag("D5")
    void a_lowered_indicator_is_explained_with_evidence_answered_and_restored() {
        lower("1.1", "2.2");
        assertThat(year.open(EXPLAIN, commune.key())).hasSize(1);
        assertThat(year.open("UserTask_GiveFrontOpinion", district.key()))
                .as("the district waits")
                .isEmpty();

        assertThat(uploads("1.1")).isEqualTo(HttpStatus.OK);
        assertThat(uploads("3.1")).as("not lowered").isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        explains(Map.of("1.1", "Số của Kho bạc ngày 31/10 kèm theo."));
        assertThat(uploads("1.1")).as("explained already").isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);

        List<Task> asked = year.open(ANSWER, district.key());
        assertThat(asked).as("only the agency of 1.1 is asked").hasSize(1);
        String agency = explanations.answering(round()).get(0);
        Score self = score(Side.SELF, "1.1");
        district.agencyAnswers(agency, answer("1.1", self, "Đã đối chiếu với Kho bạc, lấy số của xã."));

        assertThat(score(Side.APPRAISED, "1.1").points()).isEqualTo(self.points());
        assertThat(score(Side.APPRAISED, "2.2").points())
                .as("left unexplained: accepted")
                .isLessThan(score(Side.SELF, "2.2").points());
        assertThat(year.open("UserTask_GiveFrontOpinion", district.key())).hasSize(1);
        assertThat(http.withBasicAuth("commune-chair.07975", "demo")
                        .getForEntity("/api/dossiers/" + commune.key() + "/history", String.class)
                        .getBody())
                .contains("Giải trình của xã, chỉ tiêu 1.1", "Số của Kho bạc ngày 31/10 kèm theo.")
                .contains("Đã đối chiếu với Kho bạc, lấy số của xã.");
    }

    @Test
    @Tag("D5")
    void a_file_of_the_explanation_can_be_taken_back_and_one_of_the_handed_in_sheet_cannot() {
        lower("1.1");
        year.todayIs(year.now().toLocalDate().plusDays(1));
        uploads("1.1");
        List<EvidenceView> files = evidence.of(List.of(id())).get(id());
        assertThat(files).hasSize(2);

        assertThat(removes(files.get(0))).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(removes(files.get(1))).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(evidence.of(List.of(id())).get(id())).containsExactly(files.get(0));
    }

    private HttpStatusCode removes(EvidenceView file) {
        return http.withBasicAuth("commune-officer.07975", "demo")
                .exchange("/api/evidence/" + file.id(), HttpMethod.DELETE, null, String.class)
                .getStatusCode();
    }

    private DossierId id() {
        return DossierId.parse(commune.key());
    }

    @Test
    @Tag("D5")
    void silence_accepts_after_three_working_days() {
        lower("1.1");
        assertThat(explanations.explanationDue(round()).getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(explanations.explanationDue(round()).toLocalDate())
                .isAfterOrEqualTo(year.now().toLocalDate().plusDays(3));

        year.timersFire("BoundaryEvent_ExplanationOver");

        assertThat(year.open(EXPLAIN, commune.key())).isEmpty();
        assertThat(year.open(ANSWER, district.key())).isEmpty();
        assertThat(year.open("UserTask_GiveFrontOpinion", district.key())).hasSize(1);
        assertThat(uploads("1.1")).as("the time is over").isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void no_explanation_is_asked_for_where_nothing_was_lowered() {
        lower();

        assertThat(year.open(EXPLAIN, commune.key())).isEmpty();
        assertThat(explanations.of(round())).isEmpty();
        assertThat(year.open("UserTask_GiveFrontOpinion", district.key())).hasSize(1);
    }

    @Test
    void only_what_was_lowered_can_be_explained() {
        lower("1.1");

        assertThat(refusalOf(() -> explains(Map.of("1.1", "Đúng.", "3.1", "Cũng đúng."))))
                .isEqualTo("Chỉ tiêu «3.1» không bị hạ điểm.");
        assertThat(explanations.of(DossierId.parse(commune.key())))
                .allSatisfy(one -> assertThat(one.isExplained()).isFalse());
    }

    @Test
    @Tag("D2.3c")
    void an_agency_answers_everything_that_concerns_it_in_words_and_not_for_its_own_commune() {
        lower("1.1");
        explains(Map.of("1.1", "Số của Kho bạc kèm theo."));
        String agency = explanations.answering(round()).get(0);
        Score appraised = score(Side.APPRAISED, "1.1");

        assertThat(refusalOf(() -> district.agencyAnswers(agency, answer("1.1", appraised, ""))))
                .isEqualTo("Xã Hùng Xuyên: chỉ tiêu 1.1 chưa có trả lời.");
        ObjectNode forged = answer("1.1", appraised, "Giữ số thẩm định.");
        ((ObjectNode) forged.at("/" + commune.key() + "/1.1")).put("points", 100);
        assertThat(refusalOf(() -> district.agencyAnswers(agency, forged))).startsWith("Xã Hùng Xuyên: Chỉ tiêu 1.1:");
        AppraisalGrid answers = AppraisalGrid.read(FormPart.of(answer("1.1", appraised, "Giữ.")));
        assertThatThrownBy(() -> explanations.answer(round(), agency, answers, "somebody", Set.of("07975")))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        "Đồng chí công tác ở Xã Hùng Xuyên nên không được trả lời giải trình về phiếu của xã mình.");
        assertThat(owed(agency)).isEqualTo(1);

        district.agencyAnswers(agency, answer("1.1", appraised, "Kho bạc xác nhận số thẩm định."));

        assertThat(score(Side.APPRAISED, "1.1").points()).isEqualTo(appraised.points());
        assertThat(owed(agency)).isZero();
    }

    @Test
    void others_communes_cannot_be_read() {
        lower("1.1");

        assertThat(reads("commune-officer.07969", "/api/dossiers/" + commune.key() + "/explanations"))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(reads("commune-officer.07975", "/api/dossiers/" + commune.key() + "/explanations"))
                .isEqualTo(HttpStatus.OK);
        assertThat(reads("commune-officer.07975", "/api/explanation-rounds/" + district.key() + "?agency=finance"))
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private void lower(String... indicators) {
        district.agenciesAppraise(Map.of("07975", List.of(indicators)));
        year.executeJobs();
    }

    private void explains(Map<String, String> content) {
        ObjectNode explanations = JsonNodeFactory.instance.objectNode();
        content.forEach(explanations::put);
        year.completes(
                "commune-officer.07975", EXPLAIN, commune.key(), ExplanationForms.explainIndicators(explanations));
    }

    private ObjectNode answer(String indicator, Score score, String note) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        answers.putObject(commune.key())
                .set(indicator, score.measurement().toNode().put("note", note));
        return answers;
    }

    private Score score(Side side, String indicator) {
        return scoring.scores(DossierId.parse(commune.key()), side).get(indicator);
    }

    private long owed(String agency) {
        return duties.duties(year.year(), units.within("230")).stream()
                .filter(duty -> duty.code().equals("explanation-answers-" + agency))
                .filter(duty -> duty.doneAt() == null)
                .count();
    }

    private HttpStatusCode uploads(String indicator) {
        return http.withBasicAuth("commune-officer.07975", "demo")
                .exchange(
                        RequestEntity.put(URI.create("/api/dossiers/%s/evidence?indicator=%s&name=Kho-bac.pdf"
                                        .formatted(commune.key(), indicator)))
                                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                                .body("%PDF-1.7 Kho bạc".getBytes(StandardCharsets.UTF_8)),
                        String.class)
                .getStatusCode();
    }

    private HttpStatusCode reads(String user, String path) {
        return http.withBasicAuth(user, "demo").getForEntity(path, String.class).getStatusCode();
    }

    private UnitYear round() {
        return UnitYear.parse(district.key());
    }
}
