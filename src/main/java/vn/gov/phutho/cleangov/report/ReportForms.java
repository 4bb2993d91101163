package vn.gov.phutho.cleangov.report;

import java.util.Map;

/** The answers of the report's forms as Tasklist sends them. */
public final class ReportForms {

    private ReportForms() {}

    public static Map<String, Object> draftReport(String situation, String difficulties, String proposals) {
        return Map.of("situation", situation, "difficulties", difficulties, "proposals", proposals);
    }
}
