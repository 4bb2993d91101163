package vn.gov.phutho.cleangov.cycle;

import java.util.Map;

/** The answers of the year's forms as Tasklist sends them. */
public final class CycleForms {

    private CycleForms() {}

    public static Map<String, Object> closeYear(String closingNote) {
        return Map.of("closingNote", closingNote);
    }
}
