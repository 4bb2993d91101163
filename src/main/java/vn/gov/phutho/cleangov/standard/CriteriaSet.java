package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.unit.UnitType;

/**
 * The five standards by which a commune's year is measured (clause D5), in one version: criteria, their indicators, and
 * the agencies that appraise them. Immutable: every change needs a new version, so that a year keeps the set
 * with which it was opened. Read from a criteria file ({@code reference/criteria-default.json} shows the format).
 *
 * @param id the name of the set in keys and files, such as {@code TCCQCS-MACDINH}
 * @param version from 1
 * @param status {@value #ISSUED} by an authority, or {@value #DEFAULT_STATUS}, which is not an official text
 * @param legalBasis Vietnamese: the document that issued the set; null for the shipped default
 * @param validFrom the first year to which it may apply; null if it is valid from the first year
 * @param validTo the last such year; null if no end is decided
 * @param note Vietnamese: other information for readers, such as why there is no legal basis; null if there is none
 * @param criteria in the order of the sheet
 * @param agencies those that appraise at least one indicator
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CriteriaSet(
        String id,
        int version,
        String status,
        @JsonProperty("legalBasis_vi") String legalBasis,
        Integer validFrom,
        Integer validTo,
        @JsonProperty("note_vi") String note,
        List<Criterion> criteria,
        List<Agency> agencies) {

    /** The status of the shipped set: a configurable default, not the text of Resolution 09. */
    public static final String DEFAULT_STATUS = "DEFAULT_CONFIGURABLE_NOT_OFFICIAL";

    /** The status of a set that an authority has issued. */
    public static final String ISSUED = "ISSUED";

    static final String DEFAULT_LABEL = "mặc định, không phải văn bản chính thức";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
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
     * @throws IllegalArgumentException if the text is not a criteria file; the cause names the place of the problem
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

    /** The criteria file with this set, which {@link #parse} can read. */
    JsonNode toTree() {
        ObjectNode tree = MAPPER.valueToTree(this);
        tree.put("totalPoints", maxPoints());
        label().ifPresent(label -> tree.put("label_vi", label));
        return CriteriaDraft.tidy(tree);
    }

    /**
     * The label that must be shown with the set: «mặc định, không phải văn bản chính thức» for the shipped default, empty
     * for a set that an authority has issued.
     */
    public Optional<String> label() {
        return DEFAULT_STATUS.equals(status) ? Optional.of(DEFAULT_LABEL) : Optional.empty();
    }

    /** Key and label of the set, for views that show values measured by it. */
    public Name name() {
        return new Name(id, version, label().orElse(null), null);
    }

    /** The same, for views that show the sheet of a commune of this type. */
    public Name nameFor(UnitType type) {
        return new Name(id, version, label().orElse(null), type);
    }

    /** Whether this set may apply to a year. */
    public boolean isValidIn(int year) {
        return (validFrom == null || validFrom <= year) && (validTo == null || year <= validTo);
    }

    /**
     * The set for a commune of this type, without the indicators that do not apply to it. The points of the others are
     * then scaled to the whole criterion.
     */
    public CriteriaSet applicableTo(UnitType type) {
        if (indicators().stream().allMatch(indicator -> indicator.appliesTo(type))) {
            return this;
        }
        return new CriteriaSet(
                id,
                version,
                status,
                legalBasis,
                validFrom,
                validTo,
                note,
                criteria.stream().map(criterion -> criterion.applicableTo(type)).toList(),
                agencies);
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

    /** The maximum of points: the sum over the criteria, 100 in the default set. */
    public BigDecimal maxPoints() {
        return criteria.stream().map(Criterion::maxPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The points of each measured indicator by code, in the order of the sheet. */
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
     * The key and label of a set.
     *
     * @param label the label that must be shown with it; null if there is none
     * @param unitType of the commune whose sheet it is; null for the whole set
     */
    public record Name(String id, int version, String label, UnitType unitType) {}

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
