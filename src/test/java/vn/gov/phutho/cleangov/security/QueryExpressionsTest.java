package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.gov.phutho.cleangov.CleangovTest;

/** An expression that comes with a query gives one of four values and reaches nothing else. */
@CleangovTest
class QueryExpressionsTest {

    private static final String OFFICIAL = "commune-chair.07975";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${dateTime().getClass().getClassLoader().close()}",
                "${dateTime().getClass()}",
                "${dateTime().class}",
                "${dateTime()['class']}",
                "${dateTime().toString()}",
                "${dateTime().getChronology()}",
                "${dateTime().plusDays(1).getClass()}",
                "${dateTime().plusDays(1).plusDays(1)}",
                "${dateTime().plusDays(dateTime().getYear())}",
                "${dateTime().plusDays(now().getTime())}",
                "${dateTime().plusDays(-1)}",
                "${dateTime().plusDays('1')}",
                "${dateTime() .plusDays(1)}",
                "${now().getClass()}",
                "${now().setTime(0)}",
                "${currentUser().getClass()}",
                "${currentUserGroups().getClass()}",
                "${currentUserGroups()[0]}",
                "${currentUserGroups().clear()}",
                "#{now()}",
                "#{dateTime().getClass()}",
                " ${now()}",
                "${now()}${now()}",
                "${now()}x",
                "${true ? now() : now()}",
                "${now()\n}",
                "${'a'.concat('b')}",
            })
    void no_other_expression_is_evaluated(String expression) {
        for (String field : new String[] {"dueBeforeExpression", "assigneeExpression", "candidateGroupsExpression"}) {
            Object query = Map.of("orQueries", List.of(Map.of(field, expression)));

            for (String list : new String[] {"/engine-rest/task", "/engine-rest/task/count"}) {
                assertRefused(http.withBasicAuth(OFFICIAL, "demo").postForEntity(list, query, JsonNode.class));
            }
        }
        assertLives();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${currentUser()}",
                "${ currentUserGroups() }",
                "${now()}",
                "${dateTime()}",
                "${dateTime().plusDays(7)}",
            })
    void expressions_of_filters_are_evaluated(String expression) {
        String field = expression.contains("Groups")
                ? "candidateGroupsExpression"
                : expression.contains("User") ? "assigneeExpression" : "dueBeforeExpression";

        assertThat(http.withBasicAuth(OFFICIAL, "demo")
                        .postForEntity(
                                "/engine-rest/task",
                                Map.of("orQueries", List.of(Map.of(field, expression))),
                                JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void a_value_that_the_field_does_not_take_is_the_senders_to_mend() {
        Object query = Map.of("orQueries", List.of(Map.of("candidateGroupsExpression", "${currentUser()}")));

        assertRefused(http.withBasicAuth(OFFICIAL, "demo").postForEntity("/engine-rest/task", query, JsonNode.class));
    }

    @Test
    void a_stored_filter_reaches_no_more_than_a_query() {
        Filter filter = filters.newTaskFilter("planted")
                .setQuery(tasks.createTaskQuery()
                        .dueBeforeExpression("${dateTime().getClass().getClassLoader().close()}"));
        filters.saveFilter(filter);
        try {
            assertRefused(http.withBasicAuth("admin", "demo")
                    .getForEntity("/engine-rest/filter/{id}/list", JsonNode.class, filter.getId()));
        } finally {
            filters.deleteFilter(filter.getId());
        }
        assertLives();
    }

    private static void assertRefused(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private void assertLives() {
        assertThat(http.withBasicAuth(OFFICIAL, "demo")
                        .getForEntity("/api/dossiers", JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }
}
