package vn.gov.phutho.cleangov.notification;

/** Why somebody hears of a deadline: the answers of the decision table {@code reminder-policy}, the nearest first. */
public enum Capacity {
    /** Whoever holds the task. */
    HOLDER("bạn thực hiện"),
    /** The chair of the same unit. */
    CHAIR("đơn vị của bạn thực hiện"),
    /** The officers of the unit above. */
    LEVEL_ABOVE("đơn vị cấp dưới thực hiện");

    private final String title;

    Capacity(String title) {
        this.title = title;
    }

    /** Who has to act, as the person who is reminded reads it. */
    public String title() {
        return title;
    }
}
