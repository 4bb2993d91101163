package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The five standards by which a commune's year is measured (clause D5), in one version: criteria, their indicators, and
 * the agencies that appraise them. Immutable; changing anything means a new version, so that a year can keep the set
 * that it opened with. Read from a criteria file ({@code reference/criteria-default.json} shows the form).
 *
 * @param id what the set is called in keys and files, such as {@code TCCQCS-MACDINH}
 * @param version from 1
 * @param status {@value #DEFAULT_STATUS} for the set that the system ships, which is no official text
 * @param note Vietnamese: the legal basis, or why there is none
 * @param criteria in the order of the sheet
 * @param agencies only those that appraise at least one indicator
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CriteriaSet(
        String id,
        int version,
        String status,
        @JsonProperty("note_vi") String note,
        List<Criterion> criteria,
        List<Agency> agencies) {

    /** How the file of the shipped set says that it is a configurable default, not the text of Resolution 09. */
    public static final String DEFAULT_STATUS = "DEFAULT_CONFIGURABLE_NOT_OFFICIAL";

    private static final String DEFAULT_LABEL = "mặc định, không phải văn bản chính thức";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public CriteriaSet {
        criteria = List.copyOf(criteria);
        var appraisers = criteria.stream()
                .flatMap(criterion -> criterion.indicators().stream())
                .map(Indicator::appraiser)
                .collect(Collectors.toSet());
        agencies = agencies.stream()
                .filter(agency -> appraisers.contains(agency.code()))
                .toList();
    }

    /**
     * Reads a criteria file.
     *
     * @throws IllegalArgumentException if the text is no criteria file; the cause says where it goes wrong
     */
    public static CriteriaSet parse(String json) {
        try {
            CriteriaSet set = MAPPER.readValue(json, CriteriaSet.class);
            if (set == null) {
                throw new IllegalArgumentException("Not a criteria file: null");
            }
            return set;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a criteria file: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * What must stand beside the set wherever it is shown: «mặc định, không phải văn bản chính thức» for the shipped
     * default, nothing for a set that somebody with authority has issued.
     */
    public Optional<String> label() {
        return DEFAULT_STATUS.equals(status) ? Optional.of(DEFAULT_LABEL) : Optional.empty();
    }

    /** Key and label of the set, for whoever shows values measured by it. */
    public Name name() {
        return new Name(id, version, label().orElse(null));
    }

    /** All indicators, in the order of the sheet. */
    public List<Indicator> indicators() {
        return criteria.stream()
                .flatMap(criterion -> criterion.indicators().stream())
                .toList();
    }

    /** The indicator with this code ({@code 1.1}); empty if the set has none. */
    public Optional<Indicator> indicator(String code) {
        return criteria.stream()
                .flatMap(criterion -> criterion.indicators().stream())
                .filter(indicator -> indicator.code().equals(code))
                .findFirst();
    }

    /** The indicators that this agency appraises, in the order of the sheet; none for an unknown agency. */
    public List<Indicator> indicatorsOf(String agencyCode) {
        return indicators().stream()
                .filter(indicator -> indicator.appraiser().equals(agencyCode))
                .toList();
    }

    /** The agency with this code ({@code finance}); empty if it appraises nothing in this set. */
    public Optional<Agency> agency(String code) {
        return agencies.stream().filter(agency -> agency.code().equals(code)).findFirst();
    }

    /** The points of a faultless commune: the sum over the criteria, 100 in the default set. */
    public BigDecimal maxPoints() {
        return criteria.stream().map(Criterion::maxPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Points of each indicator that has been measured, by code, in the order of the sheet. */
    public Map<String, BigDecimal> points(Map<String, Measurement> measurements) {
        var points = new LinkedHashMap<String, BigDecimal>();
        for (Indicator indicator : indicators()) {
            Measurement measurement = measurements.get(indicator.code());
            if (measurement != null) {
                points.put(indicator.code(), indicator.points(measurement));
            }
        }
        return points;
    }

    /**
     * Which set it is.
     *
     * @param label what must stand beside it wherever it is shown; null if nothing
     */
    public record Name(String id, int version, String label) {}

    /**
     * An agency of the district that appraises indicators.
     *
     * @param code such as {@code home-affairs}
     * @param name Vietnamese, such as «Phòng Nội vụ»
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Agency(
            String code, @JsonProperty("name_vi") String name) {}
}
