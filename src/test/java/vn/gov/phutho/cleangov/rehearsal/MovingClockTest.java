package vn.gov.phutho.cleangov.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The movable clock of a demo. It runs in a separate application, because moving the clock fires the timers of every year. */
@CleangovTest
@TestPropertySource(properties = "spring.application.name=moving-clock")
@DirtiesContext
class MovingClockTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Test
    void timers_in_between_fire_in_order_and_time_never_goes_back() {
        year.yearOpens();
        String commune = year.commune("07975").key();

        ResponseEntity<JsonNode> moved = move(Map.of("day", LocalDate.of(year.year(), 3, 10)));

        assertThat(moved.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(time(moved, "now").toLocalDate()).isEqualTo(LocalDate.of(year.year(), 3, 10));
        assertThat(year.open("UserTask_Urge", commune))
                .singleElement()
                .satisfies(task -> assertThat(task.getCreateTime()
                                .toInstant()
                                .atZone(year.now().getZone())
                                .getMonthValue())
                        .as("the urging task was made when the deadline passed, not when the clock arrived")
                        .isEqualTo(2));
        District district = year.district("230");
        LocalDate programmeDue =
                year.due(district.key(), Milestone.DISTRICT_PROGRAMME).toLocalDate();
        assertThat(time(moved, "next").toLocalDate())
                .as("that the districts' programmes are due is the next that happens")
                .isEqualTo(programmeDue);

        ResponseEntity<JsonNode> next = move(Map.of());
        assertThat(time(next, "now").toLocalDate()).isEqualTo(programmeDue);
        assertThat(year.open("UserTask_Urge", district.key())).hasSize(1);

        ResponseEntity<JsonNode> june = move(Map.of("day", LocalDate.of(year.year(), 6, 1)));
        assertThat(time(june, "now").toLocalDate()).isEqualTo(LocalDate.of(year.year(), 6, 1));
        assertThat(year.open("UserTask_DraftReport", district.reportKey("H1"))).hasSize(1);

        ResponseEntity<JsonNode> back = move(Map.of("day", LocalDate.of(year.year(), 2, 1)));
        assertThat(back.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(back.getBody().path("detail").asText())
                .isEqualTo("Đồng hồ diễn tập chỉ đi tới: bây giờ đã là 01/06/%d.".formatted(year.year()));
        assertThat(year.now().toLocalDate()).isEqualTo(LocalDate.of(year.year(), 6, 1));
    }

    private ResponseEntity<JsonNode> move(Map<String, ?> to) {
        return http.withBasicAuth("district-officer.230", "demo").postForEntity("/api/clock", to, JsonNode.class);
    }

    private static OffsetDateTime time(ResponseEntity<JsonNode> answer, String field) {
        return OffsetDateTime.parse(answer.getBody().path(field).asText());
    }
}
