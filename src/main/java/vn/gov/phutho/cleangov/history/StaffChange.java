package vn.gov.phutho.cleangov.history;

/**
 * The names of what changes in the history of a unit's people. A value begins with an account, so that a later reader sees
 * the person's current name.
 */
public final class StaffChange {

    /** Followed by the account of the absent person. */
    public static final String SUBSTITUTE = "substitute.";

    /** Followed by the account of the deputy who may sign for the chair. */
    public static final String SIGNER = "signer.";

    /** Followed by the task's id and title. */
    public static final String TASK = "task.";

    private StaffChange() {}

    /** The subject of the history of a unit's people. */
    public static String subject(String unitCode) {
        return "people-" + unitCode;
    }
}
