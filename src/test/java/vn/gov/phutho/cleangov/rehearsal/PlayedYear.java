package vn.gov.phutho.cleangov.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.history.Tampering;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.overview.YearFigures;
import vn.gov.phutho.cleangov.overview.YearFigures.ReportFigures;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.report.Half;
import vn.gov.phutho.cleangov.unit.UnitService;

/** What must be true when a province has played 2025 to its end. */
abstract class PlayedYear {

    private static final int YEAR = 2025;
    private static final String PROVINCE = "25";

    @Autowired
    private OverviewService overview;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private UnitService units;

    @Autowired
    private Tampering tampering;

    private int communes;
    private int districts;

    @BeforeEach
    void count_the_units() {
        communes = units.communesOf(PROVINCE).size();
        districts = units.childrenOf(PROVINCE).size();
    }

    @Test
    void a_year_of_a_province_plays_itself_to_its_end() {
        YearFigures figures = overview.year(YEAR);

        assertThat(figures.phase()).isEqualTo(Phase.CLOSED);
        assertThat(figures.communes()).isEqualTo(communes);
        assertThat(figures.assessed()).isEqualTo(communes);
        assertThat(count("select count(*) from dossier where year = 2025 and status = 'CLOSED'"))
                .isEqualTo(communes);
        assertThat(figures.reports())
                .containsEntry(Half.H1, new ReportFigures(districts, districts, districts, 0))
                .containsEntry(Half.H2, new ReportFigures(districts, districts, districts, 0));

        assertThat(runtime.createIncidentQuery().count()).as("incidents").isZero();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKeyLike(YEAR + "%")
                        .list())
                .as("processes that still run: none but the findings that the new year inherits")
                .extracting(ProcessInstance::getBusinessKey)
                .containsExactlyInAnyOrderElementsOf(openFindings());
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKeyLike(YEAR + "%")
                        .list())
                .as("tasks left")
                .allMatch(task -> task.getProcessDefinitionId().startsWith("finding:"));
        assertThat(management.createJobQuery().list())
                .as("jobs left, but for next January's and those of a year that has begun since")
                .filteredOn(job -> job.getProcessInstanceId() != null)
                .extracting(job -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey())
                .filteredOn(key -> key.startsWith(Integer.toString(YEAR)))
                .allMatch(key -> openFindings().contains(key));

        Map<Classification, Long> byClass = figures.byClass();
        assertThat(byClass.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(communes);
        assertThat(byClass.get(Classification.XUAT_SAC) * 100.0 / communes)
                .as("per cent excellent")
                .isBetween(1.0, 12.0);
        assertThat(byClass.get(Classification.YEU_KEM) * 100.0 / communes)
                .as("per cent weak")
                .isBetween(0.0, 7.0);
        assertThat(byClass.get(Classification.VUNG_MANH))
                .as("the most frequent of the upper classes")
                .isGreaterThan(byClass.get(Classification.XUAT_SAC));
        assertThat(figures.excellent()).isEqualTo(byClass.get(Classification.XUAT_SAC));
        assertThat(figures.recognised())
                .isEqualTo(byClass.get(Classification.XUAT_SAC) + byClass.get(Classification.VUNG_MANH));
        assertThat(figures.registered()).as("all register in the end").isEqualTo(communes);
        assertThat(count("select count(*) from dossier where year = 2025 and registered_in_time"))
                .as("some of them late")
                .isBetween(share(0.84), communes - 1L);
        assertThat(count("select count(*) from remediation r join dossier d on d.id = r.dossier_id"
                        + " where d.classification = 'YEU_KEM' and r.closed_at is not null"))
                .as("every weak commune has a plan that is concluded")
                .isEqualTo(byClass.get(Classification.YEU_KEM));
        assertThat(count("select count(*) from remediation_measure where verdict = 'OPEN'"))
                .as("weaknesses that are neither remedied nor carried over")
                .isZero();
        assertThat(count("select count(*) from programme where approved_at is not null and target_number is not null"))
                .as("districts with a programme and an emulation target")
                .isEqualTo(districts);
        assertThat(count("select count(*) from commune_briefing"))
                .as("communes whose key officials were briefed")
                .isEqualTo(communes);
        assertThat(count("select count(*) from urging"))
                .as("and the late ones are urged")
                .isPositive();
    }

    @Test
    void everything_happened_within_the_year_and_in_its_order() {
        LocalDate first = LocalDate.of(YEAR, 1, 1);
        LocalDate last = LocalDate.of(YEAR, 12, 31);
        assertThat(jdbc.sql("select opened_at from cycle where year = 2025")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .atZoneSameInstant(MovableClock.ZONE)
                        .toLocalDate())
                .isBetween(first, LocalDate.of(YEAR, 1, 3));
        assertThat(jdbc.sql("select closed_at from cycle where year = 2025")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .atZoneSameInstant(MovableClock.ZONE)
                        .toLocalDate())
                .isAfter(LocalDate.of(YEAR, 12, 8))
                .isBeforeOrEqualTo(last);
        assertThat(count("select count(*) from dossier where year = 2025"
                        + " and (registered_at > handed_in_at or handed_in_at > classified_at"
                        + " or classified_at > requested_at or requested_at > excellence_decided_at"
                        + " or excellence_decided_at > closed_at)"))
                .isZero();
        assertThat(count("select count(*) from dossier where classification = 'XUAT_SAC'"
                        + " and (recognised_at is null or requested_at is null or not registered_in_time)"))
                .as("excellent without the district's recognition")
                .isZero();
        assertThat(count("select count(*) from score where side = 'APPRAISED'")).isEqualTo(29L * communes);
    }

    @Test
    void every_commune_works_through_the_year_and_some_let_things_slip() {
        assertThat(count("select count(*) from assignment")).isEqualTo(communes);
        assertThat(count("select count(*) from assignment_part"))
                .as("five standards and 29 indicators each")
                .isEqualTo(34 * communes);
        assertThat(count("select count(*) from briefing")).as("briefings held").isBetween(share(6.2), share(9));
        assertThat(count("select count(*) from missed_duty where duty = 'BRIEFING'"))
                .as("some forget one")
                .isBetween(share(0.04), share(1.4));
        assertThat(count("select count(*) from party_report")
                        + count("select count(*) from missed_duty where duty = 'PARTY_REPORT'"))
                .as("three quarters each, reported or missed")
                .isEqualTo(3L * communes);
        assertThat(count("select count(*) from party_report")).isBetween(share(2.6), share(3));
        assertThat(count("select count(*) from interim_review")
                        + count("select count(*) from missed_duty where duty = 'INTERIM_REVIEW'"))
                .isEqualTo(communes);
        assertThat(count("select count(*) from difficulty")).isBetween(share(0.08), share(0.9));
        assertThat(count("select count(*) from difficulty where solved_at is null"))
                .isZero();
        assertThat(count("select count(*) from difficulty_answer where missing <> ''"))
                .as("some are sent back")
                .isPositive();
        assertThat(count("select count(*) from democracy_item where done_on is not null"))
                .isBetween(share(6.6), share(10));
    }

    @Test
    @Tag("D1")
    @Tag("D2.3c")
    void a_commune_of_every_district_is_rechecked_and_deviations_are_decided_again() {
        assertThat(
                        count(
                                "select count(distinct d.district_code) from rechecked_commune r join dossier d on d.id = r.dossier_id"))
                .isEqualTo(count("select count(distinct district_code) from recheck_frame"));
        assertThat(count("select count(*) from rechecked_commune") * 20)
                .as("five per cent at least")
                .isGreaterThanOrEqualTo(count("select count(*) from recheck_frame"));
        assertThat(count("select count(*) from rechecked_commune where concluded_at is null"))
                .isZero();
        long deviating = count("select count(*) from rechecked_commune where conclusion = 'DEVIATES'");
        assertThat(deviating).as("some deviate").isPositive();
        assertThat(count("select count(*) from reclassification where decided_at is not null"))
                .as("each is decided again")
                .isEqualTo(deviating);
        assertThat(count("select count(*) from reclassification where decided_at is null"))
                .isZero();
        assertThat(count("select count(*) from reappraisal where appraised_at is null"))
                .isZero();
    }

    /** A second computation, in SQL: what was done against what was done or missed. */
    @Test
    @Tag("D3.4")
    @Tag("D5")
    void computed_values_agree_with_the_records() {
        Map<String, String> records = Map.of(
                "4.2",
                """
                select round(100.0 * (select count(*) from briefing b where b.dossier_id = d.id and not exists
                         (select 1 from briefing_report r where r.briefing_id = b.id and not r.reported))
                     / ((select count(*) from briefing b where b.dossier_id = d.id)
                        + (select count(*) from missed_duty m where m.dossier_id = d.id and m.duty = 'BRIEFING')), 2)
                """,
                "4.3",
                """
                select round(100.0 * count(*) filter (where in_time) / count(*), 2) from (
                  select in_time, dossier_id from party_report
                  union all select in_time, dossier_id from interim_review
                  union all select false, dossier_id from missed_duty where duty in ('PARTY_REPORT', 'INTERIM_REVIEW')) owed
                where owed.dossier_id = d.id
                """,
                "5.5",
                "select coalesce(round(100.0 * count(done_on) / nullif(count(*), 0), 2), 0) from democracy_item i where i.dossier_id = d.id");
        records.forEach((indicator, value) -> assertThat(
                        count("select count(*) from score s join dossier d on d.id = s.dossier_id"
                                + " where s.side = 'SELF' and s.indicator = '" + indicator
                                + "' and (s.measurement::json ->> 'value')::numeric <> (" + value + ")"))
                .as("sheets whose %s is another than the records'", indicator)
                .isZero());
        assertThat(count("""
                select count(*) from score s join dossier d on d.id = s.dossier_id
                left join assignment a on a.dossier_id = d.id
                where s.side = 'SELF' and s.indicator = '4.1' and (s.measurement::jsonb -> 'items')
                  <> jsonb_build_array(d.registered_in_time, a.dossier_id is not null,
                                       coalesce(a.assigned_by = d.registered_by, false))
                """))
                .as("sheets whose 4.1 is another than the records'")
                .isZero();
        assertThat(count(
                        "select count(*) from score where side = 'SELF' and indicator in ('4.1', '4.2', '4.3', '5.5')"))
                .isEqualTo(4 * count("select count(distinct dossier_id) from score where side = 'SELF'"))
                .isGreaterThan(share(3.5));
    }

    @Test
    @Tag("D1")
    void every_department_visits_and_every_finding_is_closed_or_on_the_list() {
        assertThat(count("select count(*) from inspection where received_at is not null"))
                .isEqualTo(8);
        assertThat(count("select count(*) from inspection_visit")).isEqualTo(8 * 6);
        assertThat(count("select count(*) from inspection_visit where recorded_at is null"))
                .isZero();
        assertThat(count("select count(*) from finding")).as("findings").isGreaterThan(20);
        assertThat(
                        count(
                                "select count(*) from finding where (remedied_at at time zone 'Asia/Ho_Chi_Minh')::date > remedy_by"))
                .as("some are remedied late")
                .isPositive();
        assertThat(count("select count(*) from finding_urging"))
                .as("and the late ones are urged")
                .isPositive();
        List<String> confirmed = jdbc.sql("select id from finding where confirmed_at is not null")
                .query(String.class)
                .list();
        assertThat(confirmed).hasSizeGreaterThan(openFindings().size() * 3);
        assertThat(count("select count(*) from finding"))
                .isEqualTo(confirmed.size() + openFindings().size());
    }

    @Test
    @Tag("D4")
    void every_outlet_has_published_and_no_commune_was_named_as_poor_before_the_decision() {
        assertThat(count("select count(*) from coverage where closed_at is not null"))
                .isEqualTo(3);
        assertThat(count("select count(distinct coverage_id) from coverage_piece"))
                .isEqualTo(3);
        assertThat(count("select count(distinct kind) from coverage_piece")).isEqualTo(3);
        assertThat(count("select count(*) from coverage_piece p join dossier d on d.year = p.year"
                        + " and d.commune_code = p.unit_code where p.kind = 'CRITICISE'"
                        + " and (d.classification <> 'YEU_KEM'"
                        + " or p.published_on < (d.classified_at at time zone 'Asia/Ho_Chi_Minh')::date)"))
                .isZero();
    }

    /** Counted a second time, from the tables: what is not done is on the list, with a name and since when. */
    @Test
    void undone_duties_of_the_year_are_overdue_on_the_lists_and_all_others_are_done() throws Exception {
        JsonNode province = duties(PROVINCE, 0);
        Set<String> clauses = new TreeSet<>(province.findValuesAsText("clause"));
        assertThat(clauses).as("every clause of the directive").hasSize(17);

        Map<String, Long> undone = new TreeMap<>();
        List<JsonNode> overdue = new ArrayList<>();
        for (int page = 0; page < province.get("pages").asInt(); page++) {
            duties(PROVINCE, page).get("overdue").forEach(overdue::add);
        }
        assertThat(overdue).hasSize(province.get("overdueTotal").asInt());
        for (JsonNode row : overdue) {
            undone.merge(row.get("code").asText().replaceAll("-[0-9].*|(?<=^democracy)-.*", ""), 1L, Long::sum);
            assertThat(row.get("people")).as(row.toString()).isNotEmpty();
            assertThat(row.get("overdueSince").asText()).startsWith("2025-");
        }
        long unreviewed = count("select count(*) from dossier d where not exists"
                + " (select 1 from self_review s where s.dossier_id = d.id)");
        assertThat(undone.getOrDefault("finding", 0L))
                .isEqualTo(
                        count("select count(*) from finding where remedied_at is null and remedy_by < '2026-01-01'"));
        assertThat(undone)
                .containsEntry("briefing", count("select count(*) from missed_duty where duty = 'BRIEFING'"))
                .containsEntry("party-report", count("select count(*) from missed_duty where duty = 'PARTY_REPORT'"))
                .containsEntry("democracy", count("select count(*) from democracy_item where done_on is null"))
                .containsEntry("self-review", unreviewed)
                .containsEntry("party-opinion", unreviewed)
                .containsEntry("self-review-signature", unreviewed)
                .doesNotContainKeys("registration", "assignment", "report", "classification", "measure");
        assertThat(province.get("duties"))
                .as("plans, visits, summaries, pieces, receipts and decisions of the province")
                .hasSizeGreaterThan(80)
                .allSatisfy(row -> assertThat(row.get("state").asText())
                        .as(row.toString())
                        .isIn("DONE", row.get("code").asText().startsWith("confirmation-") ? "OVERDUE" : "DONE"));
    }

    /** Every value that the year left behind is the last that was written down of it. */
    @Test
    void history_ends_with_the_values_that_hold() {
        assertThat(count("""
                select count(*) from score s where not exists (
                  select 1 from (select distinct on (what) what, new_value from history_entry h
                                 where h.subject = s.dossier_id
                                   and h.what in ('score.' || s.side || '.' || s.indicator,
                                                  'points.' || s.side || '.' || s.indicator)
                                 order by what, number desc) last
                  having count(*) filter (where new_value in (s.measurement, s.points::text)) = 2)
                """)).as("scores that history tells otherwise").isZero();
        assertThat(count("""
                select count(*) from dossier d where d.classification <> (
                  select h.new_value from history_entry h where h.subject = d.id and h.what = 'classification'
                  order by h.number desc limit 1)
                """)).as("classes that history tells otherwise").isZero();
        assertThat(count("select count(*) from history_entry where what = 'classification'"))
                .isGreaterThanOrEqualTo(communes);
        assertThat(count("select count(*) from history_entry where what like 'deadline.%' and subject = '2025'"))
                .isEqualTo(Milestone.values().length);
        assertThat(count("select count(*) from history_entry where what like 'score.APPRAISED.%' and who not like"
                        + " 'district-agency-%'"))
                .as("appraised by anybody but an agency")
                .isZero();
    }

    @Test
    void changed_removed_or_swapped_entries_in_the_history_of_the_year_are_found_and_named() {
        String subject = "2025-07975";
        String here = " where subject = '" + subject + "' and number = ";
        assertThat(tampering.faults()).as("as it was written").isEmpty();

        assertThat(tampering.by("update history_entry set new_value = '5.00'" + here + "20"))
                .singleElement()
                .asString()
                .matches(subject + ", mục số 20 \\(.+\\): đã bị sửa");
        assertThat(tampering.by("delete from history_entry" + here + "30"))
                .containsExactly(subject + ", mục số 30: bị mất");
        assertThat(tampering.by(
                        "update history_entry set number = 1000000" + here + "40",
                        "update history_entry set number = 40" + here + "41",
                        "update history_entry set number = 41" + here + "1000000"))
                .hasSize(2)
                .allMatch(fault -> fault.endsWith("đã bị sửa"))
                .anyMatch(fault -> fault.startsWith(subject + ", mục số 40 "))
                .anyMatch(fault -> fault.startsWith(subject + ", mục số 41 "));
        assertThat(tampering.faults()).as("put back").isEmpty();
    }

    private JsonNode duties(String unit, int page) throws Exception {
        String answer = mvc.perform(get("/api/years/2025/duties")
                        .param("unit", unit)
                        .param("page", Integer.toString(page))
                        .with(httpBasic("admin", "demo")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return new ObjectMapper().readTree(answer);
    }

    /** The keys of the findings without a confirmed remedy. */
    private List<String> openFindings() {
        return jdbc.sql("select id from finding where confirmed_at is null")
                .query(String.class)
                .list();
    }

    /** So many times the number of communes. */
    private long share(double each) {
        return Math.round(each * communes);
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
