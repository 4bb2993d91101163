package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Points while a form is being filled in: the points of the valid entries, and the problems of the others. Empty entries
 * are left out. Points are text with two decimals and a decimal point, for display in a form.
 *
 * @param points by indicator code
 * @param problems Vietnamese sentences by indicator code
 * @param criteria by criterion code
 */
record PointsView(
        Map<String, String> points, Map<String, String> problems, Map<String, String> criteria, String total) {

    static PointsView of(CriteriaSet set, JsonNode entries, SheetReader reader) {
        var measurements = new LinkedHashMap<String, Measurement>();
        var problems = new LinkedHashMap<String, String>();
        entries.properties().forEach(field -> {
            String code = field.getKey();
            var indicator = set.indicator(code);
            if (indicator.isEmpty()) {
                problems.put(code, "Không có trong bộ tiêu chí.");
            } else if (!reader.isBlank(field.getValue())) {
                var entry = reader.readEntry(indicator.get(), field.getValue());
                entry.reading().ifPresent(reading -> measurements.put(code, reading.measurement()));
                if (!entry.problems().isEmpty()) {
                    problems.put(
                            code,
                            String.join(
                                    " ",
                                    entry.problems().stream()
                                            .map(Wording::upperFirst)
                                            .toList()));
                }
            }
        });
        var points = new LinkedHashMap<String, String>();
        set.points(measurements).forEach((code, value) -> points.put(code, value.toPlainString()));
        ScoreTotals totals = ScoreTotals.of(set, measurements);
        var criteria = new LinkedHashMap<String, String>();
        totals.criteria().forEach((code, value) -> criteria.put(code, value.toPlainString()));
        return new PointsView(points, problems, criteria, totals.total().toPlainString());
    }
}
