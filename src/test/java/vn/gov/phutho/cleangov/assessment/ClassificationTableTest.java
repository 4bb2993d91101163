package vn.gov.phutho.cleangov.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** dossier-classification says what the rules of the year say, at every border (D2.3c, D5). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassificationTableTest {

    private static final List<Integer> TOTALS = List.of(0, 4999, 5000, 6499, 6500, 7999, 8000, 8999, 9000, 10_000);
    private static final List<Integer> WEAKEST = List.of(0, 6499, 6500, 7999, 8000, 10_000);
    private static final List<Boolean> ANSWERS = List.of(true, false);

    private DmnEngine engine;
    private DmnDecision table;

    @BeforeAll
    void readTheTable() throws IOException {
        engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (InputStream model = getClass().getResourceAsStream("/processes/dossier-classification.dmn")) {
            table = engine.parseDecision("dossier-classification", model);
        }
    }

    @Test
    @Tag("D2.3c")
    void every_combination_of_borders_gets_the_class_that_the_rules_say() {
        for (int total : TOTALS) {
            for (int weakest : WEAKEST) {
                for (boolean inTime : ANSWERS) {
                    for (boolean excellentBlocked : ANSWERS) {
                        for (boolean strongBlocked : ANSWERS) {
                            assertThat(classOf(total, weakest, inTime, excellentBlocked, strongBlocked))
                                    .as(
                                            "total %d, weakest %d, in time %s, excellent blocked %s, strong blocked %s",
                                            total, weakest, inTime, excellentBlocked, strongBlocked)
                                    .isEqualTo(byTheRules(total, weakest, inTime, excellentBlocked, strongBlocked));
                        }
                    }
                }
            }
        }
    }

    /**
     * Who registered late, or has a weak criterion, or a veto against «vững mạnh», is never more than fair; excellence
     * asks for all that and more; the rest goes by points.
     */
    private static String byTheRules(
            int total, int weakest, boolean inTime, boolean excellentBlocked, boolean strongBlocked) {
        boolean mayBeStrong = inTime && !strongBlocked && weakest >= 6500 && total >= 8000;
        boolean mayBeExcellent = mayBeStrong && !excellentBlocked && weakest >= 8000 && total >= 9000;
        String byPoints = total >= 6500 ? "KHA" : total >= 5000 ? "TRUNG_BINH" : "YEU_KEM";
        return mayBeExcellent ? "XUAT_SAC" : mayBeStrong ? "VUNG_MANH" : byPoints;
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 10000, true,  false, false, XUAT_SAC",
        " 9000,  8000, true,  false, false, XUAT_SAC",
        " 8999,  8000, true,  false, false, VUNG_MANH",
        " 9000,  7999, true,  false, false, VUNG_MANH",
        " 9000,  8000, true,  true,  false, VUNG_MANH",
        " 9000,  8000, false, false, false, KHA",
        " 9000,  8000, true,  false, true,  KHA",
        " 8000,  6499, true,  false, false, KHA",
        " 6499, 10000, true,  false, false, TRUNG_BINH",
        " 4999, 10000, true,  false, false, YEU_KEM",
    })
    void some_of_them_by_hand(
            int total, int weakest, boolean inTime, boolean excellentBlocked, boolean strongBlocked, String expected) {
        assertThat(classOf(total, weakest, inTime, excellentBlocked, strongBlocked))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void without_a_total_there_is_no_class(boolean others) {
        assertThat(classOf(null, others ? 10_000 : null, others ? true : null, others ? false : null, false))
                .isNull();
    }

    @Test
    void missing_values_never_allow_a_class() {
        assertThat(classOf(10_000, null, true, false, false)).isEqualTo("KHA");
        assertThat(classOf(10_000, 10_000, null, false, false)).isEqualTo("KHA");
        assertThat(classOf(10_000, 10_000, true, null, false)).isEqualTo("VUNG_MANH");
        assertThat(classOf(10_000, 10_000, true, false, null)).isEqualTo("KHA");
    }

    private String classOf(
            Integer total, Integer weakest, Boolean inTime, Boolean excellentBlocked, Boolean strongBlocked) {
        DmnDecisionResult result = engine.evaluateDecision(
                table,
                Variables.createVariables()
                        .putValue("total", total)
                        .putValue("weakest", weakest)
                        .putValue("registeredInTime", inTime)
                        .putValue("excellentBlocked", excellentBlocked)
                        .putValue("strongBlocked", strongBlocked));
        assertThat(result.size()).as("one row at most decides").isLessThanOrEqualTo(1);
        return result.isEmpty() ? null : result.getSingleResult().getEntry("class");
    }
}
