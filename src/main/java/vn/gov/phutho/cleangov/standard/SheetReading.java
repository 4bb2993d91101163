package vn.gov.phutho.cleangov.standard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link SheetReader} made of a score sheet.
 *
 * @param readings by indicator code, in the order expected; only entries without a problem
 * @param problems Vietnamese sentences, each naming its indicator; empty when the sheet is complete and sound
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
     * @param note the official's remark, stripped; empty when there is none, never null
     */
    public record Reading(Measurement measurement, boolean estimate, String note) {}
}
