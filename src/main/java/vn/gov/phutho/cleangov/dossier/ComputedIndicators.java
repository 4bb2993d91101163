package vn.gov.phutho.cleangov.dossier;

import java.util.Optional;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;

/**
 * Indicators whose values are computed from records of the year (D5). Implemented by the package that keeps the
 * records.
 */
public interface ComputedIndicators {

    /**
     * @param measurement the value from the records
     * @param evidence the records in one or two Vietnamese sentences; the sheet stores them as the note
     */
    record Value(Measurement measurement, String evidence) {}

    /** The current value of this indicator from the records; empty if they do not measure it. */
    Optional<Value> value(DossierId id, Indicator indicator);
}
