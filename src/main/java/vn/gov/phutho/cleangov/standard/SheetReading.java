package vn.gov.phutho.cleangov.standard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of {@link SheetReader} for a score sheet.
 *
 * @param readings by indicator code, in the order of the sheet; only entries without a problem
 * @param problems Vietnamese sentences, each with its indicator; empty if the sheet is complete and valid
 */
public record SheetReading(Map<String, Reading> readings, List<String> problems) {

    public SheetReading {
        readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
        problems = List.copyOf(problems);
    }

    /** The measurements alone, by indicator code, as {@link ScoreTotals#of} takes them. */
    public Map<String, Measurement> measurements() {
        var measurements = new LinkedHashMap<String, Measurement>();
        readings.forEach((code, reading) -> measurements.put(code, reading.measurement()));
        return measurements;
    }

    /**
     * One entry of the sheet.
     *
     * @param estimate whether the value is still an estimate («ước»)
     * @param note the official's remark, stripped; empty if there is none, never null
     */
    public record Reading(Measurement measurement, boolean estimate, String note) {}
}
