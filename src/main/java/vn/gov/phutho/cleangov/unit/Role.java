package vn.gov.phutho.cleangov.unit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The role of a person in a unit. Role and unit together are a group of the engine. Its id consists of the role's code
 * and the unit's code: {@code commune-chair-08230}, {@code district-agency-finance-230}. Do not build such an id by hand.
 */
public enum Role {
    COMMUNE_CHAIR(UnitLevel.COMMUNE, "Chủ tịch UBND"),
    COMMUNE_OFFICER(UnitLevel.COMMUNE, "Cán bộ văn phòng"),
    COMMUNE_PARTY(UnitLevel.COMMUNE, "Cấp ủy Đảng"),
    DISTRICT_OFFICER(UnitLevel.DISTRICT, "Chuyên viên phụ trách"),
    DISTRICT_CHAIR(UnitLevel.DISTRICT, "Chủ tịch UBND"),
    /** Has no tasks of their own: signs what the chair lets them sign. */
    DISTRICT_DEPUTY(UnitLevel.DISTRICT, "Phó Chủ tịch UBND"),
    DISTRICT_FRONT(UnitLevel.DISTRICT, "Ủy ban MTTQ"),
    /** Held once for each agency of the district, so its groups name the agency: {@link #agencyGroup}. */
    DISTRICT_AGENCY(UnitLevel.DISTRICT, "Cơ quan chuyên môn"),
    PROVINCE_OFFICER(UnitLevel.PROVINCE, "Chuyên viên Sở Nội vụ"),
    PROVINCE_CHAIR(UnitLevel.PROVINCE, "Chủ tịch UBND"),
    /** Has no tasks of their own: signs what the chair lets them sign. */
    PROVINCE_DEPUTY(UnitLevel.PROVINCE, "Phó Chủ tịch UBND"),
    /** Held once for each department (sở, ban, ngành) of the province, so its groups name the department. */
    PROVINCE_DEPARTMENT(UnitLevel.PROVINCE, "Sở, ban, ngành"),
    /** One group for each of the province's newspapers and stations. Its members see the information for the press. */
    PROVINCE_MEDIA(UnitLevel.PROVINCE, "Cơ quan thông tin đại chúng");

    /** The roles that are held once for each agency of a unit. */
    private static final Set<Role> OF_AGENCIES = Set.of(DISTRICT_AGENCY, PROVINCE_DEPARTMENT, PROVINCE_MEDIA);

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]+");

    private final UnitLevel level;
    private final String title;

    Role(UnitLevel level, String title) {
        this.level = level;
        this.title = title;
    }

    /** The prefix of group and account ids: {@code commune-chair}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The level of the units in which people hold this role. */
    public UnitLevel level() {
        return level;
    }

    /** The Vietnamese name of the role, without the unit. */
    public String title() {
        return title;
    }

    /** The Vietnamese name of the role, with its level: «Chủ tịch UBND huyện». */
    public String titleWithLevel() {
        return "%s %s".formatted(title, level.title());
    }

    /** The role that is responsible for everything in a unit of this level. */
    public static Role chairOf(UnitLevel level) {
        return switch (level) {
            case PROVINCE -> PROVINCE_CHAIR;
            case DISTRICT -> DISTRICT_CHAIR;
            case COMMUNE -> COMMUNE_CHAIR;
        };
    }

    /** The role that follows a unit of this level and the units below it in daily work. */
    public static Role officerOf(UnitLevel level) {
        return switch (level) {
            case PROVINCE -> PROVINCE_OFFICER;
            case DISTRICT -> DISTRICT_OFFICER;
            case COMMUNE -> COMMUNE_OFFICER;
        };
    }

    /** Whether one of these groups is that of the chairs of a unit. */
    public static boolean isChair(Collection<String> groupIds) {
        return Arrays.stream(UnitLevel.values())
                .map(Role::chairOf)
                .anyMatch(chair -> groupIds.stream().anyMatch(chair::isOf));
    }

    /** Whether the role is held once for each agency of a unit, and its groups name the agency. */
    public boolean isOfAgencies() {
        return OF_AGENCIES.contains(this);
    }

    /** The role with this code, if there is one. */
    static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /**
     * The group of the people who hold this role in a unit. It is not checked whether the unit exists.
     *
     * @throws IllegalArgumentException if the code is empty or not a unit's, or for a role held in agencies, which needs
     *     the agency
     */
    public String group(String unitCode) {
        if (isOfAgencies()) {
            throw new IllegalArgumentException("An agency's group names the agency");
        }
        return code() + "-" + checked(unitCode);
    }

    /**
     * The group of the people who hold this role in one agency of a unit: {@code province-department-audit-25}. It is
     * not checked whether agency and unit exist.
     *
     * @throws IllegalArgumentException if a code is empty or not a unit's, or for a role that is not held in agencies
     */
    public String group(String agencyCode, String unitCode) {
        if (!isOfAgencies()) {
            throw new IllegalArgumentException(code() + " is not held in agencies");
        }
        if (agencyCode == null || agencyCode.isBlank()) {
            throw new IllegalArgumentException("An agency's group needs the agency's code");
        }
        return code() + "-" + agencyCode + "-" + checked(unitCode);
    }

    /**
     * The group of the people of one agency of a district. It is not checked whether agency and district exist.
     *
     * @throws IllegalArgumentException if a code is empty or not a unit's
     */
    public static String agencyGroup(String agencyCode, String districtCode) {
        return DISTRICT_AGENCY.group(agencyCode, districtCode);
    }

    /** Whether this is a group of people who hold this role, in any current or former unit. */
    boolean isOf(String groupId) {
        return groupId.startsWith(code() + "-");
    }

    private static String checked(String unitCode) {
        if (unitCode == null || !CODE.matcher(unitCode).matches()) {
            throw new IllegalArgumentException("Not the code of a unit: " + unitCode);
        }
        return unitCode;
    }
}
