package vn.gov.phutho.cleangov.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.coverage.CoverageController.CoverageView;
import vn.gov.phutho.cleangov.coverage.CoverageController.SuggestionView;
import vn.gov.phutho.cleangov.coverage.CoverageController.UncoveredView;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Media;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The press commends, criticises and spreads experience (D4). */
@CleangovTest
class CoverageTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private CoverageService coverages;

    @Autowired
    private CoverageController controller;

    @Autowired
    private CoverageSteps steps;

    @Autowired
    private CycleService cycles;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    private Media newspaper;

    @BeforeEach
    void aYearHasBegun() {
        newspaper = year.yearOpens().media("newspaper");
    }

    @Test
    void every_outlet_is_asked_for_its_plan_once() {
        assertThat(year.outlets())
                .hasSize(2)
                .allSatisfy(outlet -> assertThat(year.open("UserTask_PlanCoverage", outlet.key()))
                        .hasSize(1));

        steps.openCoverages(Integer.toString(year.year()));

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("media-coverage")
                        .processInstanceBusinessKeyLike(year.year() + "-%")
                        .count())
                .as("asked again, as after a crash, nothing is opened twice")
                .isEqualTo(2);
    }

    @Test
    @Tag("D4")
    void pieces_are_recorded_again_and_again_until_the_outlet_closes_its_year() {
        newspaper.plans().publishes(newspaper.piece("COMMEND", "07969"), newspaper.piece("EXPERIENCE", "230"));
        assertThat(year.open("UserTask_RecordPieces", newspaper.key())).hasSize(1);
        year.todayIs(LocalDate.of(year.year(), 12, 2));
        newspaper.publishes(newspaper.piece("COMMEND", "07969"));

        assertThat(coverages.pieces(id()))
                .extracting(CoveragePiece::kind, CoveragePiece::unitCode)
                .hasSize(3);
        assertThat(unfinished()).contains("việc tuyên truyền của Báo của tỉnh (chưa khép)");
        newspaper.closesYear("");

        assertThat(unfinished()).noneMatch(open -> open.contains("Báo của tỉnh"));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(newspaper.key())
                        .count())
                .isZero();
    }

    @Test
    @Tag("D4")
    void the_form_shows_which_units_the_results_suggest_and_which_had_no_coverage() {
        newspaper.plans();
        assertThat(seen().suggestions()).as("before any decision").isEmpty();
        districtDecides();
        newspaper.publishes(newspaper.piece("COMMEND", "07969"));

        CoverageView view = seen();
        assertThat(view.suggestions())
                .filteredOn(one -> one.kind() == PieceKind.COMMEND)
                .extracting(SuggestionView::communeCode, SuggestionView::pieces)
                .contains(org.assertj.core.groups.Tuple.tuple("07969", 1L));
        assertThat(view.suggestions())
                .filteredOn(one -> one.kind() == PieceKind.CRITICISE)
                .extracting(SuggestionView::communeName)
                .containsExactly("Xã Bằng Luân");
        assertThat(view.suggestions())
                .filteredOn(one -> one.kind() == PieceKind.EXPERIENCE)
                .as("the three best of each of five criteria")
                .hasSize(15)
                .first()
                .satisfies(best -> assertThat(best.why()).endsWith(": 30,00/30 điểm"));
        assertThat(view.uncovered())
                .containsExactly(
                        new UncoveredView("Huyện Đoan Hùng", List.of("Xã Hùng Xuyên", "Xã Bằng Luân")),
                        new UncoveredView("Huyện Hạ Hoà", List.of("Thị trấn Hạ Hoà", "Xã Đại Phạm")));
        assertThat(view.pieces()).hasSize(1);
    }

    @Test
    @Tag("D4")
    void a_commune_is_named_as_poor_only_after_its_class_is_decided() {
        newspaper.plans();
        ObjectNode early = newspaper.piece("CRITICISE", "07981");

        assertThat(refusalOf(() -> newspaper.publishes(newspaper.piece("COMMEND", "07969"), early)))
                .isEqualTo("Dòng 2: chưa được phê phán Xã Bằng Luân vì huyện chưa quyết định xếp loại xã này.");
        assertThat(coverages.pieces(id())).as("all or nothing").isEmpty();
        newspaper.publishes(newspaper.piece("COMMEND", "07981"));
        districtDecides();
        String decidedOn = "%td/%<tm/%<tY".formatted(year.now());

        assertThat(refusalOf(() -> newspaper.publishes(early)))
                .as("published before the decision")
                .isEqualTo("Dòng 1: không được phê phán Xã Bằng Luân trước ngày huyện quyết định xếp loại (%s)."
                        .formatted(decidedOn));
        newspaper.publishes(newspaper.piece("CRITICISE", "07981"));

        assertThat(coverages.pieces(id())).extracting(CoveragePiece::kind).contains(PieceKind.CRITICISE);
    }

    @Test
    void an_outlet_closes_its_year_when_there_are_results_and_says_why_it_has_nothing() {
        newspaper.plans();
        assertThat(refusalOf(() -> newspaper.closesYear("Không có.")))
                .isEqualTo("Từ ngày 01/12/%d mới khép được việc tuyên truyền của năm, khi đã có kết quả xếp loại."
                        .formatted(year.year()));
        assertThat(refusalOf(newspaper::publishes)).isEqualTo("Ghi ít nhất một tin, bài.");
        year.todayIs(LocalDate.of(year.year(), 12, 1));

        assertThat(refusalOf(() -> newspaper.closesYear(" ")))
                .isEqualTo("Chưa ghi tin, bài nào trong năm: ghi rõ lý do, không quá 4000 ký tự.");
        newspaper.closesYear("Báo tạm dừng xuất bản.");

        assertThat(unfinished()).noneMatch(open -> open.contains("Báo của tỉnh"));
    }

    @Test
    @Tag("D4")
    void an_outlet_that_is_late_is_urged_by_the_province() {
        year.timersFire("StartEvent_PlanOverdue");
        assertThat(year.open("UserTask_Urge", newspaper.key())).singleElement().satisfies(task -> {
            assertThat(task.getName()).isEqualTo("Đôn đốc: Kế hoạch tuyên truyền của báo, đài");
            assertThat(tasks.getVariable(task.getId(), "lateName")).isEqualTo("Báo của tỉnh");
        });
        newspaper.plans();
        assertThat(year.open("UserTask_Urge", newspaper.key())).isEmpty();

        year.timersFire("StartEvent_CoverageOverdue");

        assertThat(year.open("UserTask_Urge", newspaper.key())).hasSize(1);
        newspaper.closesYear("Không có tin, bài.");
        assertThat(year.open("UserTask_Urge", newspaper.key())).isEmpty();
    }

    @Test
    void the_press_sees_its_own_form_and_nothing_else() {
        newspaper.plans();
        Media broadcasting = year.media("broadcasting");

        assertThat(year.as(newspaper.user(), () -> controller.coverage(AgencyYear.parse(newspaper.key())))
                        .outletName())
                .isEqualTo("Báo của tỉnh");
        assertThat(year.as("province-officer.25", () -> controller.coverage(AgencyYear.parse(newspaper.key())))
                        .plan())
                .isEqualTo("Mỗi tháng hai tin, bài.");
        for (String stranger : List.of(broadcasting.user(), "commune-chair.07969", "district-officer.230")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> year.as(stranger, () -> controller.coverage(AgencyYear.parse(newspaper.key())))))
                    .as(stranger)
                    .isInstanceOf(ForbiddenException.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_piece_that_makes_no_sense_is_refused() {
        newspaper.plans();
        ObjectNode good = newspaper.piece("COMMEND", "07969");
        String incomplete = "Dòng 1: chọn loại, đơn vị và ngày đăng.";
        String days = "Dòng 1: ngày đăng phải trong năm %d và không ở trong tương lai.".formatted(year.year());
        return Stream.of(
                refused("no kind", good.deepCopy().put("kind", "PRAISE"), incomplete),
                refused("no unit", good.deepCopy().put("unit", "99999"), incomplete),
                refused("no day", good.deepCopy().put("publishedOn", "hôm nay"), incomplete),
                refused(
                        "tomorrow",
                        good.deepCopy()
                                .put(
                                        "publishedOn",
                                        year.now().toLocalDate().plusDays(1).toString()),
                        days),
                refused("last year", good.deepCopy().put("publishedOn", (year.year() - 1) + "-12-31"), days),
                refused(
                        "no title",
                        good.deepCopy().put("title", " "),
                        "Dòng 1: ghi tên tin, bài, không quá 300 ký tự."),
                refused(
                        "a link that runs a script",
                        good.deepCopy().put("link", "javascript:alert(1)"),
                        "Dòng 1: đường dẫn phải bắt đầu bằng http:// hoặc https://."));
    }

    private DynamicTest refused(String what, ObjectNode piece, String message) {
        return dynamicTest(what, () -> {
            assertThat(refusalOf(() -> newspaper.publishes(piece))).isEqualTo(message);
            assertThat(coverages.pieces(id())).isEmpty();
        });
    }

    @Test
    void a_piece_is_recorded_once() {
        newspaper.plans();
        ObjectNode piece = newspaper.piece("COMMEND", "07969");
        assertThat(refusalOf(() -> newspaper.publishes(piece, piece))).isEqualTo("Dòng 2: tin, bài này đã được ghi.");
        newspaper.publishes(piece);
        assertThat(refusalOf(() -> newspaper.publishes(piece))).isEqualTo("Dòng 1: tin, bài này đã được ghi.");
    }

    /** Đoan Hùng classifies its communes, Bằng Luân as weak. */
    private void districtDecides() {
        year.district("230").communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_AssessmentOpens");
        List<String> everything = cycles.criteriaSet(year.year()).indicators().stream()
                .map(indicator -> indicator.code())
                .toList();
        year.district("230").assesses(Map.of("07981", everything));
    }

    private AgencyYear id() {
        return AgencyYear.parse(newspaper.key());
    }

    private CoverageView seen() {
        return year.as(newspaper.user(), () -> controller.coverage(AgencyYear.parse(newspaper.key())));
    }

    private List<String> unfinished() {
        return cycles.unfinished(year.year());
    }
}
