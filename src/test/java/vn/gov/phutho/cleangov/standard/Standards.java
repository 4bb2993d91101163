package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The shipped criteria set, and short ways to say things about it, for the tests of this package. */
final class Standards {

    static final CriteriaSet DEFAULT_SET = CriteriaSet.parse(defaultFile());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Standards() {}

    static String defaultFile() {
        try {
            return new ClassPathResource("reference/criteria-default.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Indicator indicator(String code) {
        return DEFAULT_SET.indicator(code).orElseThrow();
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A measurement in the words of the tests' tables: a number, «có», «không», or ticks such as {@code xx-}. */
    static Measurement measurement(String word) {
        if (word.equals("có") || word.equals("không")) {
            return Measurement.ofYes(word.equals("có"));
        }
        if (word.matches("[x-]{2,}")) {
            return Measurement.ofItems(
                    word.chars().mapToObj(tick -> tick == 'x').collect(Collectors.toList()));
        }
        return Measurement.of(word);
    }

    /** A commune without fault: 100 points, no veto. */
    static Map<String, Measurement> faultless() {
        return DEFAULT_SET.indicators().stream().collect(Collectors.toMap(Indicator::code, Standards::best));
    }

    private static Measurement best(Indicator indicator) {
        if (indicator.rule() instanceof ScoringRule.Checklist checklist) {
            return Measurement.ofItems(
                    checklist.items().stream().map(item -> true).toList());
        }
        if (indicator.rule() instanceof ScoringRule.YesNo) {
            return Measurement.ofYes(true);
        }
        String best = indicator.code().equals("2.1")
                ? "-10"
                : indicator.direction() == Indicator.Direction.LOWER
                        ? "0"
                        : indicator.code().equals("1.1") ? "110" : "100";
        return Measurement.of(best);
    }
}
