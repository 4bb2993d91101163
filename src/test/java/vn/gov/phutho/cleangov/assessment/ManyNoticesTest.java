package vn.gov.phutho.cleangov.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.Statements;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A chair of thirty communes signs a decision, and a notice to each of them, with one click. */
@CleangovTest
@TestPropertySource(properties = "cleangov.units.file=classpath:units-thirty.csv")
class ManyNoticesTest {

    private static final Logger log = LoggerFactory.getLogger(ManyNoticesTest.class);

    /** What papers ask the database, but for the papers themselves, of which each is stored on its own. */
    private static final String OF_PAPERS = "(?s).*(office_template|legal_ground|paper_register|from paper).*";

    @Autowired
    private YearScenario year;

    @Autowired
    private Statements statements;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @Tag("D2.3c")
    void thirty_notices_ask_no_more_than_three_and_their_numbers_follow_one_another() {
        year.yearOpens();
        District three = year.district("230");
        District thirty = year.district("235");
        three.communes().forEach(Commune::registers);
        thirty.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_AssessmentOpens");
        List.of(three, thirty)
                .forEach(district -> district.agenciesAppraise(Map.of()).prepares());

        List<String> ofThree = deciding(three);
        List<String> ofThirty = deciding(thirty);

        assertThat(ofPapers(ofThirty)).hasSameSizeAs(ofPapers(ofThree));
        assertThat(reading(ofThirty)).as("the scores of all at once").isLessThanOrEqualTo(reading(ofThree));
        assertThat(jdbc.sql("select number from paper where type = 'CLASS_NOTICE' and body_code = '235' order by id")
                        .query(Integer.class)
                        .list())
                .hasSize(30)
                .isSorted()
                .doesNotHaveDuplicates()
                .satisfies(
                        numbers -> assertThat(numbers.get(29) - numbers.get(0)).isEqualTo(29));
    }

    private List<String> deciding(District district) {
        String task = year.open("UserTask_DecideClasses", district.key()).get(0).getId();
        Map<String, ?> form = AssessmentForms.decideClasses(district.proposals());
        String chair = "district-chair." + district.key().substring(5);
        long clicked = System.nanoTime();
        List<String> asked = statements.of(() -> year.submit(chair, task, form));
        log.info(
                "a decision about {} communes with their notices: {} ms, {} statements",
                district.communes().size(),
                (System.nanoTime() - clicked) / 1_000_000,
                asked.size());
        return asked;
    }

    private static List<String> ofPapers(List<String> asked) {
        return asked.stream().filter(one -> one.matches(OF_PAPERS)).toList();
    }

    private static long reading(List<String> asked) {
        return asked.stream()
                .filter(one -> one.matches("(?s)select dossier_id, indicator.*"))
                .count();
    }
}
