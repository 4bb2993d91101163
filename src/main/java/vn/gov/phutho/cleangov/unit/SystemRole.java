package vn.gov.phutho.cleangov.unit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** A role in the system itself, not in a unit. Each is a group of the engine. */
public enum SystemRole {
    /** Manages accounts and the system. The engine creates this group. */
    ADMINISTRATOR("camunda-admin", "Quản trị viên hệ thống"),
    /** Reads everything, also the log of the system, and changes nothing. */
    AUDITOR("auditor", "Người giám sát hệ thống"),
    /** Deploys and reads models, and reads no data of units. */
    ANALYST("analyst", "Chuyên viên quy trình"),
    /** A program that watches the application: it reads how much there is to do, and nothing about it. */
    MACHINE("machine", "Chương trình giám sát");

    private final String group;
    private final String title;

    SystemRole(String group, String title) {
        this.group = group;
        this.title = title;
    }

    /** The id of the group. */
    public String group() {
        return group;
    }

    /** The Vietnamese name of the role. */
    public String title() {
        return title;
    }

    /** Whether a person with these groups has this role. */
    public boolean isIn(Collection<String> groupIds) {
        return groupIds.contains(group);
    }

    /** Whether a person with these groups changes nothing, whatever other roles they have: an auditor. */
    public static boolean onlyReads(Collection<String> groupIds) {
        return AUDITOR.isIn(groupIds);
    }

    /** The role whose group has this id, if there is one. */
    public static Optional<SystemRole> ofGroup(String groupId) {
        return Arrays.stream(values())
                .filter(role -> role.group.equals(groupId))
                .findFirst();
    }
}
