package vn.gov.phutho.cleangov.selfreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A commune measures itself, its Party committee gives an opinion, its chair signs (D3.1a, D3.3, D5). */
@CleangovTest
class SelfReviewTest {

    /** It registered and did nothing more: 2 points of 4.1, 4 each of 4.2, 4.3 and 5.5. */
    private static final BigDecimal LET_SLIP = new BigDecimal("14");

    @Autowired
    private YearScenario year;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private SelfReviewService selfReviews;

    @Autowired
    private SelfReviewRepository reviews;

    @Autowired
    private OverviewService overview;

    @Autowired
    private TaskService tasks;

    private Commune commune;
    private DossierId dossierId;

    @BeforeEach
    void selfReviewHasOpened() {
        commune = year.yearOpens().commune("07981");
        dossierId = DossierId.parse(commune.key());
        commune.registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
    }

    @TestFactory
    @Tag("D5")
    Stream<DynamicTest> an_unsound_sheet_is_refused_as_a_whole() {
        return Stream.of(
                unsound(
                        "text in a number",
                        sheet -> answer(sheet, "1.1").put("value", "nhiều"),
                        "Chỉ tiêu 1.1: giá trị «nhiều» không phải là số."),
                unsound("a value missing", sheet -> entries(sheet).remove("1.4"), "Chỉ tiêu 1.4: chưa nhập giá trị."),
                unsound(
                        "a negative value",
                        sheet -> answer(sheet, "2.2").put("value", "-1"),
                        "Chỉ tiêu 2.2: giá trị «-1» không được âm."),
                unsound(
                        "points instead of a measurement",
                        sheet -> answer(sheet, "1.1").put("points", 5),
                        "Chỉ tiêu 1.1: Điểm do hệ thống tính từ giá trị đo được, không nhập tay."),
                unsound(
                        "«không phát sinh» where it cannot be",
                        sheet -> answer(sheet, "1.1").put("noCase", true),
                        "Chỉ tiêu 1.1: không được chọn «Không phát sinh»."),
                unsound(
                        "an estimate of nothing",
                        sheet -> answer(sheet, "2.3")
                                .removeAll()
                                .put("noCase", true)
                                .put("estimate", true),
                        "Chỉ tiêu 2.3: đã chọn «Không phát sinh» thì không đánh dấu «ước»."),
                unsound(
                        "an estimate of what the records say",
                        sheet -> answer(sheet, "4.2").put("estimate", true),
                        "Chỉ tiêu 4.2: hệ thống tính từ hồ sơ trong năm, không nhập tay."),
                unsound(
                        "an indicator that was not asked for",
                        sheet -> entries(sheet).putObject("9.9").put("value", "1"),
                        "Chỉ tiêu «9.9»: không có trong bộ tiêu chí."),
                unsound(
                        "a veto question without an answer",
                        sheet -> answer(sheet, "3.2").remove("veto"),
                        "Chỉ tiêu 3.2: chưa trả lời câu hỏi «Có cán bộ chủ chốt bị kỷ luật từ cảnh cáo trở lên hoặc"
                                + " tham nhũng trong năm»."),
                unsound(
                        "two mistakes at once",
                        sheet -> {
                            answer(sheet, "1.1").put("value", "abc");
                            answer(sheet, "5.1").removeAll();
                        },
                        "Chỉ tiêu 1.1: giá trị «abc» không phải là số.\nChỉ tiêu 5.1: chưa nhập giá trị."));
    }

    private DynamicTest unsound(String what, Consumer<ObjectNode> mistake, String message) {
        return DynamicTest.dynamicTest(what, () -> refusesTheSheet(mistake, message));
    }

    private void refusesTheSheet(Consumer<ObjectNode> mistake, String message) {
        ObjectNode sheet = commune.sheet();
        mistake.accept(sheet);

        assertThat(refusalOf(() -> commune.scoresItself(sheet))).isEqualTo(message);

        assertNothingIsStored();
    }

    @Test
    void the_sheet_of_another_commune_is_refused() {
        ObjectNode neighbours = year.commune("07969").sheet();

        assertThat(refusalOf(() -> commune.scoresItself(neighbours)))
                .isEqualTo("Bản tự chấm này không phải của hồ sơ " + commune.key() + ".");

        assertNothingIsStored();
        assertThat(scoring.scores(DossierId.parse(year.commune("07969").key()), Side.SELF))
                .isEmpty();
    }

    @Test
    void a_form_without_a_sheet_is_refused() {
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        assertThat(refusalOf(() -> commune.scoresItself(empty))).contains("không phải của hồ sơ");
        assertThat(refusalOf(() -> commune.scoresItself(empty.deepCopy().put("dossier", commune.key()))))
                .isEqualTo("Phiếu chấm điểm không đúng dạng: cần giá trị đo được của từng chỉ tiêu.");

        assertNothingIsStored();
    }

    @Test
    @Tag("D3.3")
    @Tag("D5")
    void points_come_from_the_rules_of_the_criteria_set() {
        ObjectNode sheet = commune.sheet();
        answer(sheet, "1.1").put("value", "97,5");
        answer(sheet, "1.2").put("value", "3.33");
        answer(sheet, "2.1").put("value", "2").put("zeroBase", true);
        answer(sheet, "2.2").put("value", "1");
        answer(sheet, "2.3").removeAll().put("noCase", true);
        answer(sheet, "3.1").put("yes", false);

        commune.scoresItself(sheet);

        Map<String, BigDecimal> points = new LinkedHashMap<>();
        Map<String, Score> scores = scoring.scores(dossierId, Side.SELF);
        scores.forEach((code, score) -> points.put(code, score.points()));
        assertThat(points)
                .hasSize(29)
                .contains(
                        entry("1.1", new BigDecimal("3.00")),
                        entry("1.2", new BigDecimal("1.67")),
                        entry("1.3", new BigDecimal("5.00")),
                        entry("2.1", new BigDecimal("0.00")),
                        entry("2.2", new BigDecimal("0.00")),
                        entry("2.3", new BigDecimal("4.00")),
                        entry("3.1", new BigDecimal("0.00")),
                        entry("4.1", new BigDecimal("1.00")));
        // 100 less 2 + 2.33 + 5 + 4 + 5, and less what this commune let slip in the year
        assertThat(scoring.totals(dossierId, Side.SELF).total())
                .isEqualByComparingTo(new BigDecimal("81.67").subtract(LET_SLIP));
        assertThat(scoring.totals(dossierId, Side.SELF).blockedClasses())
                .containsExactlyInAnyOrder("XUAT_SAC", "VUNG_MANH");
    }

    @Test
    @Tag("D5")
    void a_value_is_an_estimate_until_the_final_one_is_entered() {
        ObjectNode sheet = commune.sheet();
        answer(sheet, "1.1").put("estimate", true);

        commune.scoresItself(sheet).partyGivesOpinion();

        Map<String, Score> estimated = scoring.scores(dossierId, Side.SELF);
        assertThat(estimated.values().stream().filter(Score::estimate)).hasSize(1);
        assertThat(estimated.get("1.1").estimate()).isTrue();

        commune.chairSendsBack("Đã có số quyết toán.").handsIn();

        Score last = scoring.scores(dossierId, Side.SELF).get("1.1");
        assertThat(last.estimate()).isFalse();
        assertThat(last.measurement()).isEqualTo(estimated.get("1.1").measurement());
    }

    @Test
    @Tag("D3.1a")
    @Tag("D3.3")
    void the_district_has_the_review_once_the_chair_has_signed() {
        commune.scoresItself(commune.sheet()).partyGivesOpinion();
        assertThat(commune.dossier().handedInAt()).as("not signed yet").isNull();

        commune.chairSigns();

        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.SELF_REVIEWED);
        assertThat(commune.dossier().handedInAt()).isNotNull();
        assertThat(overview.year(year.year()).selfReviewed()).isEqualTo(1);
        assertThat(selfReviews.partyOpinion(dossierId)).isEqualTo("Cấp ủy nhất trí.");
    }

    @Test
    void a_sheet_sent_back_by_the_chair_is_scored_again_and_the_party_is_asked_again() {
        commune.scoresItself(commune.sheet("1.1")).partyGivesOpinion();

        commune.chairSendsBack("Số thu ngân sách chưa khớp quyết toán.");

        assertThat(commune.dossier().handedInAt()).isNull();
        assertThat(year.open("UserTask_ScoreIndicators", commune.key()))
                .singleElement()
                .satisfies(task -> assertThat(tasks.getVariable(task.getId(), "returnReason"))
                        .isEqualTo("Số thu ngân sách chưa khớp quyết toán."));

        commune.scoresItself(commune.sheet());
        assertThat(selfReviews.partyOpinion(dossierId))
                .as("the opinion was about the old sheet")
                .isEmpty();
        commune.partyGivesOpinion().chairSigns();
        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.SELF_REVIEWED);
        assertThat(scoring.totals(dossierId, Side.SELF).total())
                .isEqualByComparingTo(new BigDecimal("100").subtract(LET_SLIP));
        assertThat(selfReviews.returnReason(dossierId)).isEmpty();
    }

    @Test
    void sending_back_needs_a_reason() {
        commune.scoresItself(commune.sheet()).partyGivesOpinion();

        assertThat(refusalOf(() -> commune.chairSendsBack("  "))).isEqualTo("Ghi lý do trả lại bản tự chấm.");

        assertThat(year.open("UserTask_SignSelfReview", commune.key())).hasSize(1);
        assertThat(year.open("UserTask_ScoreIndicators", commune.key())).isEmpty();
    }

    @Test
    void the_chair_either_signs_or_sends_back() {
        commune.scoresItself(commune.sheet()).partyGivesOpinion();

        assertThat(refusalOf(() -> year.completes(
                        "commune-chair.07981",
                        "UserTask_SignSelfReview",
                        commune.key(),
                        Map.of("decision", "", "reason", ""))))
                .isEqualTo("Chọn «Ký» hoặc «Trả lại».");

        assertThat(commune.dossier().handedInAt()).isNull();
    }

    @Test
    @Tag("D3.1b")
    void the_party_committee_says_something() {
        commune.scoresItself(commune.sheet());

        assertThat(refusalOf(() -> year.completes(
                        "commune-party.07981", "UserTask_GivePartyOpinion", commune.key(), Map.of("opinion", " "))))
                .isEqualTo("Nhập ý kiến của cấp ủy.");

        assertThat(year.open("UserTask_GivePartyOpinion", commune.key())).hasSize(1);
    }

    @Test
    void after_the_district_has_classified_the_sheet_stays_as_it_is() {
        commune.handsIn("1.1");
        year.timersFire("TimerEvent_AssessmentOpens");
        year.district("230").assesses(Map.of());

        assertThatThrownBy(() -> selfReviews.score(
                        dossierId, OwnSheet.read(FormPart.of(commune.sheet())), "commune-officer.07981"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Huyện đã xếp loại, không sửa bản tự chấm được nữa.");

        assertThat(scoring.scores(dossierId, Side.SELF).get("1.1").points()).isEqualByComparingTo("0");
    }

    @Test
    @Tag("D3.3")
    void outside_its_window_a_sheet_is_locked_until_the_province_extends_the_deadline() {
        year.timersFire("StartEvent_SelfReviewOverdue");
        String locked = refusalOf(() -> commune.scoresItself(commune.sheet()));
        assertThat(locked)
                .matches("Đã hết hạn tự đánh giá \\(17:00 ngày \\d\\d/11/\\d{4}\\) nên bản tự chấm đã khóa\\..*");
        assertNothingIsStored();
        assertThatThrownBy(() -> selfReviews.score(
                        dossierId, OwnSheet.read(FormPart.of(commune.sheet())), "commune-officer.07981"))
                .as("also where no form asks")
                .isInstanceOf(RefusedException.class);

        year.province().movesDeadline(selfReviewUntil(12));
        commune.scoresItself(commune.sheet()).partyGivesOpinion();
        year.comesTo(LocalDate.of(year.year(), 11, 13));

        assertThat(refusalOf(() -> commune.chairSendsBack("Rà lại số liệu.")))
                .as("it could not be corrected")
                .startsWith("Đã hết hạn tự đánh giá");
        commune.chairSigns();
        assertThat(commune.dossier().handedInAt()).isNotNull();
    }

    private Map<String, Object> selfReviewUntil(int november) {
        return Map.of(
                "year",
                year.year(),
                "milestone",
                "SELF_REVIEW",
                "unitCode",
                "07981",
                "due",
                LocalDate.of(year.year(), 11, november).toString(),
                "reason",
                "Xã bị ngập, mất điện một tuần.");
    }

    private void assertNothingIsStored() {
        assertThat(scoring.scores(dossierId, Side.SELF)).isEmpty();
        assertThat(reviews.findById(DossierId.parse(commune.key()))).isEmpty();
        assertThat(year.open("UserTask_ScoreIndicators", commune.key())).hasSize(1);
        assertThat(year.open("UserTask_GivePartyOpinion", commune.key())).isEmpty();
    }

    private static ObjectNode entries(ObjectNode sheet) {
        return (ObjectNode) sheet.get("entries");
    }

    private static ObjectNode answer(ObjectNode sheet, String code) {
        return (ObjectNode) entries(sheet).get(code);
    }
}
