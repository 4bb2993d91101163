package vn.gov.phutho.cleangov.unit;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A role in a unit; each post has a group.
 *
 * @param held the role
 * @param role the role's code, with the agency's for an agency: {@code district-agency-finance}
 * @param title its Vietnamese name, without the unit
 * @param group the group's id
 */
record Post(Role held, String role, String title, Unit unit, String group) {

    private static final Set<Role> SIGNING =
            EnumSet.of(Role.DISTRICT_CHAIR, Role.DISTRICT_DEPUTY, Role.PROVINCE_CHAIR, Role.PROVINCE_DEPUTY);

    /** The Front of a district is one of its agencies too. */
    private static final String FRONT = "front";

    static Post of(Role role, Unit unit) {
        return new Post(role, role.code(), role.title(), unit, role.group(unit.code()));
    }

    static Post of(Agency agency, Unit unit) {
        return new Post(
                agency.role(),
                agency.role().code() + "-" + agency.code(),
                agency.name(),
                unit,
                agency.role().group(agency.code(), unit.code()));
    }

    /** The name of the group: «Chủ tịch UBND – Xã Ca Đình». */
    String groupName() {
        return title + " – " + unit.name();
    }

    /** The id of the account that holds this post in a demonstration: {@code commune-chair.08230}. */
    String account() {
        return role + "." + unit.code();
    }

    /** The address of that account; mails to it are not delivered. */
    String mailAddress() {
        return account() + "@cleangov.example";
    }

    /** Whether the name of its holder stands below papers. */
    boolean signs() {
        return SIGNING.contains(held);
    }

    /**
     * The groups of the holders of this post: its own. Those of a district's Front also work for the Front as an agency, if
     * there is such an agency.
     *
     * @param known the groups of all posts
     */
    List<String> groups(Collection<String> known) {
        String front = Role.agencyGroup(FRONT, unit.code());
        return held == Role.DISTRICT_FRONT && known.contains(front) ? List.of(group, front) : List.of(group);
    }
}
