package vn.gov.phutho.cleangov.inspection;

/** Where a finding stands. */
public enum FindingState {
    OPEN("đang khắc phục"),
    OVERDUE("quá hạn khắc phục"),
    REMEDIED("chờ xác nhận"),
    CONFIRMED("đã khắc phục");

    private final String title;

    FindingState(String title) {
        this.title = title;
    }

    /** What officials call it. */
    public String title() {
        return title;
    }
}
