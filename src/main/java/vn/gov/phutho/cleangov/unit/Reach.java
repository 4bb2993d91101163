package vn.gov.phutho.cleangov.unit;

/** Where a right holds, for a person who holds a role in a unit. A role in the system has no unit and holds everywhere. */
public enum Reach {
    /** In the agency of the person, in the person's own unit. */
    OWN_AGENCY("cơ quan mình"),
    OWN_UNIT("đơn vị mình"),
    /** In the person's own unit and in all units below it. */
    OWN_AND_BELOW("đơn vị mình và các đơn vị bên dưới"),
    EVERYWHERE("toàn hệ thống");

    private final String title;

    Reach(String title) {
        this.title = title;
    }

    /** The Vietnamese name of the place. */
    public String title() {
        return title;
    }
}
