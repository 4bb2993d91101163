package vn.gov.phutho.cleangov.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.report.ReportId;
import vn.gov.phutho.cleangov.report.ReportService;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A district's programme: its partners, its emulation targets, the briefing of every commune, and every registration (D2.1–D2.3b). */
@CleangovTest
class ProgrammeTest {

    private static final String ORGANISATIONS = "Ủy ban MTTQ huyện\nHội Nông dân huyện\n";

    @Autowired
    private YearScenario year;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private ReportService reports;

    @Autowired
    private RuntimeService runtime;

    private District district;
    private UnitYear id;

    @BeforeEach
    void aYearHasBegun() {
        district = year.yearOpens().district("230");
        id = UnitYear.parse(district.key());
    }

    @Test
    @Tag("D2.1")
    @Tag("D2.2a")
    @Tag("D2.3b")
    void a_programme_is_carried_out_and_is_in_the_june_report() {
        district.communes().forEach(Commune::registers);
        assertThat(reports.figures(june())).contains("Chương trình năm: chưa được duyệt");

        district.draftsProgramme("Kiểm tra từng xã hằng quý.", ORGANISATIONS).approvesProgramme();
        district.setsTargets().briefs(List.of(year.commune("07969"), year.commune("07975")));

        assertThat(reports.figures(june()))
                .contains("cùng tham gia: Ủy ban MTTQ huyện; Hội Nông dân huyện")
                .contains("Chỉ tiêu thi đua về đăng ký: văn bản số 12/QĐ-UBND")
                .contains("Quán triệt cho cán bộ chủ chốt: 2/3 xã; còn thiếu: Xã Bằng Luân");
        assertThat(year.open("UserTask_BriefOfficials", district.key()))
                .as("one commune is missing")
                .hasSize(1);
        district.briefs(List.of(year.commune("07981")));
        assertThat(year.open("UserTask_BriefOfficials", district.key())).isEmpty();
        assertThat(programmes.everybodyBriefed(id)).isTrue();

        year.timersFire("TimerEvent_RegistrationDue");
        assertThat(year.open("UserTask_FollowUpRegistration", district.key()))
                .as("100 % have registered")
                .isEmpty();
        assertThat(running()).as("all of it has been done").isFalse();
        assertThat(year.open(
                        "UserTask_FollowUpRegistration", year.district("231").key()))
                .as("no commune of the other district has, but its programme is not approved yet")
                .isEmpty();
        assertThat(programmes.unfinished(year.year())).containsExactly("chương trình năm của Huyện Hạ Hoà");
    }

    @Test
    @Tag("D2.3a")
    void the_chair_decides_about_communes_that_have_not_registered() {
        year.commune("07969").registers();
        district.draftsProgramme("Kiểm tra.", ORGANISATIONS).approvesProgramme();

        year.timersFire("TimerEvent_RegistrationDue");

        assertThat(year.open("UserTask_FollowUpRegistration", district.key())).hasSize(1);
        assertThat(programmes.unregistered(id)).containsExactly("Xã Hùng Xuyên", "Xã Bằng Luân");
        year.completes(
                "district-chair.230",
                "UserTask_FollowUpRegistration",
                district.key(),
                Map.of("measures", "Phó Chủ tịch làm việc với xã."));
        assertThat(running()).as("no commune has been briefed yet").isTrue();
        district.setsTargets().briefs(district.communes());
        assertThat(running()).isFalse();
        assertThat(programmes.programme(id).followUp()).isEqualTo("Phó Chủ tịch làm việc với xã.");
    }

    @Test
    @Tag("D2.1")
    void a_programme_that_the_chair_returns_is_written_again_and_a_late_one_is_urged() {
        district.draftsProgramme("Kiểm tra.", ORGANISATIONS);
        year.completes(
                "district-chair.230",
                "UserTask_ApproveProgramme",
                district.key(),
                Map.of("decision", "return", "reason", "Ghi rõ thời gian."));

        assertThat(programmes.programme(id).returnReason()).isEqualTo("Ghi rõ thời gian.");
        assertThat(year.open("UserTask_DraftProgramme", district.key())).hasSize(1);
        year.timersFire("StartEvent_ProgrammeOverdue");
        assertThat(year.open("UserTask_Urge", district.key())).hasSize(1);
    }

    @TestFactory
    @Tag("D2.2a")
    @Tag("D2.3b")
    Stream<DynamicTest> what_is_incomplete_is_refused_and_nothing_changes() {
        district.draftsProgramme("Kiểm tra.", ORGANISATIONS).approvesProgramme();
        String tomorrow = year.now().toLocalDate().plusDays(1).toString();
        String today = year.now().toLocalDate().toString();
        Commune commune = year.commune("07969");
        return Stream.of(
                refusedBriefing("nobody", Map.of(), "Chưa có xã nào được ghi thêm ngày quán triệt."),
                refusedBriefing(
                        "a day in the future",
                        Map.of(commune.key(), List.of(tomorrow, 10)),
                        "Thị trấn Đoan Hùng: ngày quán triệt phải ở trong năm %d và không ở trong tương lai."
                                .formatted(year.year())),
                refusedBriefing(
                        "no day",
                        Map.of(commune.key(), List.of("mai", 10)),
                        "Thị trấn Đoan Hùng: ngày quán triệt phải ở trong năm %d và không ở trong tương lai."
                                .formatted(year.year())),
                refusedBriefing(
                        "no participants",
                        Map.of(commune.key(), List.of(today, 0)),
                        "Thị trấn Đoan Hùng: nhập số cán bộ chủ chốt dự (từ 1 đến 999)."),
                refusedTarget(
                        "no number", "documentNumber", " ", "Nhập số văn bản giao chỉ tiêu thi đua, ví dụ 12/QĐ-UBND."),
                refusedTarget("no date", "documentDate", "", "Nhập ngày của văn bản, không ở trong tương lai."),
                refusedTarget(
                        "a date to come", "documentDate", tomorrow, "Nhập ngày của văn bản, không ở trong tương lai."),
                refusedTarget("no target", "target", "", "Ghi chỉ tiêu đăng ký được giao."),
                DynamicTest.dynamicTest("a programme without content or company", () -> {
                    District other = year.district("231");
                    assertThat(refusalOf(() -> other.draftsProgramme(" ", ORGANISATIONS)))
                            .isEqualTo("Nhập nội dung chương trình, không quá 4000 ký tự.");
                    assertThat(refusalOf(() -> other.draftsProgramme("Kiểm tra.", " \n ")))
                            .isEqualTo("Chọn ít nhất một tổ chức cùng tham gia (UBMTTQ, các đoàn thể).");
                }));
    }

    private DynamicTest refusedBriefing(String what, Map<String, List<Object>> entered, String message) {
        return DynamicTest.dynamicTest(what, () -> {
            ObjectNode briefings = JsonNodeFactory.instance.objectNode();
            entered.forEach((commune, entry) -> briefings
                    .putObject(commune)
                    .put("on", (String) entry.get(0))
                    .put("attendees", (Integer) entry.get(1)));
            assertThat(refusalOf(() -> year.completes(
                            "district-officer.230",
                            "UserTask_BriefOfficials",
                            district.key(),
                            Map.of("briefings", briefings))))
                    .isEqualTo(message);
            assertThat(programmes.briefed(id)).isEmpty();
        });
    }

    private DynamicTest refusedTarget(String what, String field, String value, String message) {
        return DynamicTest.dynamicTest(what, () -> {
            Map<String, Object> form = new HashMap<>(Map.of(
                    "documentNumber", "12/QĐ-UBND",
                    "documentDate", LocalDate.of(year.year(), 1, 10).toString(),
                    "target", "100 %."));
            form.put(field, value);
            assertThat(refusalOf(() -> year.completes(
                            "district-officer.230", "UserTask_SetEmulationTargets", district.key(), form)))
                    .isEqualTo(message);
            assertThat(programmes.programme(id).targetNumber()).isNull();
        });
    }

    private boolean running() {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey("district-programme")
                        .processInstanceBusinessKey(district.key())
                        .count()
                > 0;
    }

    private ReportId june() {
        return ReportId.parse(district.reportKey("H1"));
    }
}
