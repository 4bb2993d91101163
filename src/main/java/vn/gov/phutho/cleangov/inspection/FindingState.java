package vn.gov.phutho.cleangov.inspection;

/** The state of a finding. */
public enum FindingState {
    OPEN("đang khắc phục"),
    OVERDUE("quá hạn khắc phục"),
    REMEDIED("chờ xác nhận"),
    CONFIRMED("đã khắc phục");

    private final String title;

    FindingState(String title) {
        this.title = title;
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }
}
