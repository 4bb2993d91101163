package vn.gov.phutho.cleangov.report;

import vn.gov.phutho.cleangov.cycle.Milestone;

/** Which of the two reports of a year (D2.4). */
public enum Half {
    H1(Milestone.JUNE_REPORT, "sáu tháng đầu năm"),
    H2(Milestone.DECEMBER_REPORT, "năm");

    private final Milestone milestone;
    private final String period;

    Half(Milestone milestone, String period) {
        this.milestone = milestone;
        this.period = period;
    }

    /** The milestone whose window the report has. */
    public Milestone milestone() {
        return milestone;
    }

    /** What the report covers, in Vietnamese. */
    public String period() {
        return period;
    }
}
