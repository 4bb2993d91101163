package vn.gov.phutho.cleangov.notification;

/**
 * Why a person is reminded of a deadline: the results of the decision table {@code reminder-policy}, closest to the
 * task first.
 */
public enum RecipientRole {
    /** The person who holds the task. */
    HOLDER("bạn thực hiện"),
    /** The chair of the same unit. */
    CHAIR("đơn vị của bạn thực hiện"),
    /** The officers of the unit above. */
    LEVEL_ABOVE("đơn vị cấp dưới thực hiện");

    private final String title;

    RecipientRole(String title) {
        this.title = title;
    }

    /** Who has to act, in the words shown to the person who is reminded. */
    public String title() {
        return title;
    }
}
