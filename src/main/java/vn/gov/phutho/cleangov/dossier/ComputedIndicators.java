package vn.gov.phutho.cleangov.dossier;

import java.util.Optional;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;

/** Indicators that records of the year measure by themselves (D5). The package that keeps the records answers. */
public interface ComputedIndicators {

    /**
     * @param measurement what the records say
     * @param evidence the records in one or two Vietnamese sentences; the sheet keeps them as its note
     */
    record Value(Measurement measurement, String evidence) {}

    /** What the records say of this indicator now; empty if they say nothing of it. */
    Optional<Value> value(DossierId id, Indicator indicator);
}
