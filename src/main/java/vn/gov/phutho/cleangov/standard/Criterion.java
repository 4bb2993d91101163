package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/**
 * One of the five standards (clause D5).
 *
 * @param code such as {@code TC1}
 * @param name Vietnamese
 * @param maxPoints the sum of the indicators' maxima
 * @param indicators in the order of the sheet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Criterion(
        String code, @JsonProperty("name_vi") String name, BigDecimal maxPoints, List<Indicator> indicators) {

    public Criterion {
        indicators = List.copyOf(indicators);
    }
}
