package vn.gov.phutho.cleangov.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ClassPathResource;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.CriteriaService;
import vn.gov.phutho.cleangov.standard.CriteriaSet;

/** A year is measured by the criteria set that the province has chosen for it, and keeps it (D5). */
@CleangovTest
class AdoptedSetTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private CycleService cycles;

    @Autowired
    private CriteriaService criteria;

    @Autowired
    private TestRestTemplate http;

    private int fresh;
    private CriteriaSet own;

    /** The default, issued for this year alone, without the first indicator (5 of 30 points) for towns. */
    @BeforeEach
    void the_province_has_a_set_of_its_own() throws IOException {
        fresh = year.freshYear();
        ObjectNode set = (ObjectNode) new ObjectMapper()
                .readTree(new ClassPathResource("reference/criteria-default.json")
                        .getContentAsString(StandardCharsets.UTF_8));
        set.put("id", "RIENG-" + fresh).put("status", CriteriaSet.ISSUED);
        set.put("legalBasis_vi", "Quyết định của UBND tỉnh");
        set.put("validFrom", fresh).put("validTo", fresh);
        ((ObjectNode) set.at("/criteria/0/indicators/0")).putArray("notFor").add("THI_TRAN");
        own = criteria.importFile(set.toString().getBytes(StandardCharsets.UTF_8), "province-officer.25")
                .set();
    }

    private void opensWith(String criteriaSet) {
        year.province().opensYear(Map.of("year", fresh, "criteriaSet", criteriaSet));
        year.executeJobs();
    }

    private String reference() {
        return own.id() + "/" + own.version();
    }

    @Test
    @Tag("D5")
    void a_year_keeps_the_set_that_it_opened_with_and_the_next_takes_the_default() {
        int first = fresh;
        opensWith(reference());
        fresh = year.freshYear();
        opensWith("");

        assertThat(cycles.criteriaSet(first)).isEqualTo(own);
        assertThat(cycles.criteriaSet(fresh)).isEqualTo(criteria.defaultSet());
    }

    @Test
    void a_set_that_is_unknown_or_not_valid_in_the_year_is_refused() {
        assertThat(refusalOf(() -> opensWith("KHONG-CO/1"))).isEqualTo("Không có bộ tiêu chí «KHONG-CO/1».");
        assertThat(refusalOf(() -> opensWith("<script>"))).isEqualTo("Không có bộ tiêu chí «<script>».");
        fresh = year.freshYear();

        assertThat(refusalOf(() -> opensWith(reference())))
                .isEqualTo("Bộ tiêu chí «%s» không áp dụng cho năm %d.".formatted(reference(), fresh));

        assertThat(cycles.exists(fresh)).isFalse();
    }

    @Test
    @Tag("D5")
    void what_does_not_apply_to_a_town_is_not_on_its_sheet_and_the_rest_counts_for_the_criterion() {
        opensWith(reference());
        Commune town = year.commune("07969");
        Commune village = year.commune("07975");
        List.of(town, village).forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        ObjectNode sheet = town.sheet("1.2"); // 4 of its 25 points
        assertThat(sheet.path("entries").has("1.1")).isFalse();
        ObjectNode withMore = sheet.deepCopy();
        withMore.withObjectProperty("entries").putObject("1.1").put("value", "100");

        assertThat(refusalOf(() -> town.scoresItself(withMore)))
                .isEqualTo("Chỉ tiêu «1.1»: không có trong bộ tiêu chí.");
        town.scoresItself(sheet).partyGivesOpinion().chairSigns();
        village.handsIn("1.2");

        assertThat(self(town).path("TC1").decimalValue()).isEqualByComparingTo("25.2"); // 21 * 30 / 25
        assertThat(self(village).path("TC1").decimalValue()).isEqualByComparingTo("26");
        assertThat(sheetOf(town).at("/criteriaSet/unitType").asText()).isEqualTo("THI_TRAN");
        JsonNode standards = get("/api/criteria-sets/" + reference() + "?unitType=THI_TRAN");
        assertThat(standards.at("/criteria/0/scaling").asText()).isEqualTo("Tính trên 25/30 điểm áp dụng");
        assertThat(standards.at("/criteria/0/indicators/0/code").asText()).isEqualTo("1.2");
    }

    @Test
    void an_agency_is_not_asked_for_what_does_not_apply() {
        opensWith(reference());
        District district = year.district("230");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        district.communes().forEach(Commune::handsIn);
        year.comesTo(LocalDate.of(fresh, 11, 8));

        JsonNode rows = get("/api/assessments/" + district.key() + "/grid?agency=finance")
                .path("communes");
        district.assesses(Map.of());

        assertThat(rows.get(0).path("notApplicable")).hasSize(1);
        assertThat(rows.get(0).at("/notApplicable/0").asText()).isEqualTo("1.1");
        assertThat(rows.get(1).path("notApplicable")).isEmpty();
        JsonNode town = sheetOf(year.commune("07969"));
        assertThat(town.path("appraised").has("1.1")).isFalse();
        assertThat(town.at("/appraisedTotals/criteria/TC1").decimalValue()).isEqualByComparingTo("30");
    }

    private JsonNode self(Commune commune) {
        return sheetOf(commune).at("/selfTotals/criteria");
    }

    private JsonNode sheetOf(Commune commune) {
        return get("/api/dossiers/" + commune.key() + "/sheet");
    }

    private JsonNode get(String path) {
        return http.withBasicAuth("district-officer.230", "demo").getForObject(path, JsonNode.class);
    }
}
