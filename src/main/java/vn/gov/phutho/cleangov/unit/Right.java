package vn.gov.phutho.cleangov.unit;

import static vn.gov.phutho.cleangov.unit.Reach.EVERYWHERE;
import static vn.gov.phutho.cleangov.unit.Reach.OWN_AGENCY;
import static vn.gov.phutho.cleangov.unit.Reach.OWN_AND_BELOW;
import static vn.gov.phutho.cleangov.unit.Reach.OWN_UNIT;
import static vn.gov.phutho.cleangov.unit.Role.COMMUNE_CHAIR;
import static vn.gov.phutho.cleangov.unit.Role.COMMUNE_OFFICER;
import static vn.gov.phutho.cleangov.unit.Role.DISTRICT_AGENCY;
import static vn.gov.phutho.cleangov.unit.Role.DISTRICT_CHAIR;
import static vn.gov.phutho.cleangov.unit.Role.DISTRICT_OFFICER;
import static vn.gov.phutho.cleangov.unit.Role.PROVINCE_CHAIR;
import static vn.gov.phutho.cleangov.unit.Role.PROVINCE_MEDIA;
import static vn.gov.phutho.cleangov.unit.Role.PROVINCE_OFFICER;
import static vn.gov.phutho.cleangov.unit.SystemRole.ADMINISTRATOR;
import static vn.gov.phutho.cleangov.unit.SystemRole.ANALYST;
import static vn.gov.phutho.cleangov.unit.SystemRole.AUDITOR;
import static vn.gov.phutho.cleangov.unit.SystemRole.MACHINE;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people may do: the one table of rights by role and place. Services, queries and pages ask {@link Rights}; the engine's
 * authorizations are made from it at the start. Who does which task stands in the models ({@code candidateGroups}). An auditor
 * changes nothing, whatever else they are ({@link SystemRole#onlyReads}).
 */
public enum Right {
    READ_UNITS("đọc dữ liệu của đơn vị", OWN_AND_BELOW, allBut(PROVINCE_MEDIA), none()),
    READ_EVERYTHING("đọc dữ liệu của mọi đơn vị", EVERYWHERE, nobody(), system(ADMINISTRATOR, AUDITOR)),
    READ_PRESS_INFORMATION(
            "đọc thông tin dành cho cơ quan thông tin đại chúng", OWN_AGENCY, roles(PROVINCE_MEDIA), none()),
    READ_TEMPLATES(
            "xem mẫu văn bản và căn cứ pháp lý", EVERYWHERE, roles(PROVINCE_OFFICER), system(ADMINISTRATOR, AUDITOR)),
    READ_MAILS("xem thư không gửi được", EVERYWHERE, roles(PROVINCE_OFFICER), system(ADMINISTRATOR, AUDITOR)),
    READ_LOG("xem nhật ký hệ thống", EVERYWHERE, nobody(), system(ADMINISTRATOR, AUDITOR)),
    READ_FAILED_SIGN_INS(
            "xem danh sách đăng nhập sai của mọi tài khoản", EVERYWHERE, nobody(), system(ADMINISTRATOR, AUDITOR)),

    OPEN_YEAR("mở năm", EVERYWHERE, roles(PROVINCE_OFFICER), "annual-cycle"),
    CHANGE_DEADLINES("gia hạn, dời thời hạn", EVERYWHERE, roles(PROVINCE_OFFICER), "deadline-change"),
    DECIDE_HOLIDAYS("quyết định ngày nghỉ, ngày làm bù", EVERYWHERE, roles(PROVINCE_OFFICER), "calendar-change"),
    PLAN_REMEDIATION("mở kế hoạch khắc phục của xã yếu kém", OWN_UNIT, roles(DISTRICT_OFFICER), "remediation"),
    WITHDRAW_DECISION(
            "thu hồi quyết định xếp loại, công nhận của đơn vị mình",
            OWN_UNIT,
            roles(DISTRICT_CHAIR, PROVINCE_CHAIR),
            "reclassification"),
    WORK_ON_TASKS("nhận và hoàn thành việc giao cho vị trí của mình", OWN_UNIT, allBut(), none()),
    CHANGE_EVIDENCE("thêm, bỏ tệp minh chứng của xã mình", OWN_UNIT, roles(COMMUNE_CHAIR, COMMUNE_OFFICER), none()),
    FILL_IN_SHEET("dùng tệp Excel của bản tự chấm điểm xã mình", OWN_UNIT, roles(COMMUNE_OFFICER), none()),
    FILL_IN_GRID("dùng tệp Excel của bảng thẩm định cơ quan mình", OWN_AGENCY, roles(DISTRICT_AGENCY), none()),

    NAME_OFFICERS_IN_CHARGE(
            "giao người phụ trách các xã của huyện mình", OWN_UNIT, roles(DISTRICT_CHAIR, DISTRICT_OFFICER), none()),
    NAME_SIGNERS(
            "giao và thu hồi việc ký thay của đơn vị mình", OWN_UNIT, roles(DISTRICT_CHAIR, PROVINCE_CHAIR), none()),
    SIGN_LETTERS("ký công văn đôn đốc", OWN_UNIT, roles(DISTRICT_CHAIR, PROVINCE_CHAIR), none()),
    ASK_FOR_LETTERS("trình Chủ tịch ký công văn đôn đốc", OWN_UNIT, roles(DISTRICT_OFFICER, PROVINCE_OFFICER), none()),
    URGE("đôn đốc việc quá hạn của người mình phụ trách", OWN_AND_BELOW, leaders(), none()),
    REASSIGN_TASKS("giao lại việc của người mình phụ trách", OWN_AND_BELOW, leaders(), system(ADMINISTRATOR)),
    NAME_SUBSTITUTES("cử người làm thay cho người mình phụ trách", OWN_AND_BELOW, leaders(), system(ADMINISTRATOR)),

    IMPORT_CRITERIA("nạp bộ tiêu chí", EVERYWHERE, roles(PROVINCE_OFFICER), system(ADMINISTRATOR)),
    EDIT_TEMPLATES("sửa mẫu văn bản và căn cứ pháp lý", EVERYWHERE, roles(PROVINCE_OFFICER), system(ADMINISTRATOR)),
    SEND_MAILS_AGAIN("gửi lại thư không gửi được", EVERYWHERE, roles(PROVINCE_OFFICER), system(ADMINISTRATOR)),
    MANAGE_ACCOUNTS("xem và nạp danh sách tài khoản", EVERYWHERE, nobody(), system(ADMINISTRATOR)),
    RESET_SECOND_FACTOR("đặt lại xác thực hai bước của người khác", EVERYWHERE, nobody(), system(ADMINISTRATOR)),

    OPEN_PAGES("mở các trang và giao diện lập trình /api", EVERYWHERE, allBut(), system(ADMINISTRATOR, AUDITOR)),
    OPEN_TASKLIST("mở ứng dụng Tasklist", EVERYWHERE, allBut(), SystemRole.values(), null, "tasklist"),
    OPEN_WELCOME("mở ứng dụng Welcome", EVERYWHERE, allBut(), SystemRole.values(), null, "welcome"),
    OPEN_ADMIN("mở ứng dụng Admin và Cockpit", EVERYWHERE, nobody(), system(ADMINISTRATOR)),
    DEPLOY_MODELS("xem và triển khai mô hình", EVERYWHERE, nobody(), system(ADMINISTRATOR, ANALYST)),
    RETRY_WORK("xem và cho chạy lại việc chạy nền bị lỗi", EVERYWHERE, nobody(), system(ADMINISTRATOR, ANALYST)),
    COUNT_WORK("đếm quy trình, công việc nền và sự cố", EVERYWHERE, nobody(), system(ADMINISTRATOR, MACHINE)),
    CALL_ENGINE("gọi toàn bộ giao diện của bộ máy quy trình", EVERYWHERE, nobody(), system(ADMINISTRATOR));

    private final String title;
    private final Reach reach;
    private final Set<Role> roles;
    private final Set<SystemRole> systemRoles;
    private final String process;
    private final String application;

    Right(String title, Reach reach, Set<Role> roles, SystemRole[] systemRoles) {
        this(title, reach, roles, systemRoles, null, null);
    }

    /** The right to start a process by its form. No role in the system has one. */
    Right(String title, Reach reach, Set<Role> roles, String process) {
        this(title, reach, roles, none(), process, null);
    }

    Right(String title, Reach reach, Set<Role> roles, SystemRole[] systemRoles, String process, String application) {
        this.title = title;
        this.reach = reach;
        this.roles = roles;
        this.systemRoles = Set.of(systemRoles);
        this.process = process;
        this.application = application;
    }

    private static Set<Role> roles(Role... some) {
        return EnumSet.copyOf(Set.of(some));
    }

    private static Set<Role> nobody() {
        return EnumSet.noneOf(Role.class);
    }

    private static Set<Role> allBut(Role... some) {
        Set<Role> all = EnumSet.allOf(Role.class);
        Stream.of(some).forEach(all::remove);
        return all;
    }

    /** The chairs and officers of all levels: those who lead others ({@link Rights#over}). */
    private static Set<Role> leaders() {
        return Stream.of(UnitLevel.values())
                .flatMap(level -> Stream.of(Role.chairOf(level), Role.officerOf(level)))
                .collect(Collectors.toCollection(Right::nobody));
    }

    private static SystemRole[] system(SystemRole... some) {
        return some;
    }

    private static SystemRole[] none() {
        return new SystemRole[0];
    }

    /** What its holders may do, as a Vietnamese phrase after «được». */
    public String title() {
        return title;
    }

    public Reach reach() {
        return reach;
    }

    /** Whether people with this role in a unit have the right, as far as {@link #reach} says. */
    public boolean isOf(Role role) {
        return roles.contains(role);
    }

    public boolean isOf(SystemRole role) {
        return systemRoles.contains(role);
    }

    /** Whether a person with these groups has the right by a role in the system. */
    public boolean isInSystem(Collection<String> groupIds) {
        return systemRoles.stream().anyMatch(role -> role.isIn(groupIds));
    }

    /** Whether every role has it. */
    boolean isEverybodys() {
        return roles.size() == Role.values().length && systemRoles.size() == SystemRole.values().length;
    }

    /** The id of the process whose start form its holders may send; empty if it is no such right. */
    Optional<String> process() {
        return Optional.ofNullable(process);
    }

    /** The id of the web application that its holders may open; empty if it is no such right. */
    Optional<String> application() {
        return Optional.ofNullable(application);
    }

    /** The Vietnamese names of those who have it, each role with its level. */
    public String holders() {
        return Stream.concat(
                        inUnits(),
                        Stream.of(SystemRole.values()).filter(this::isOf).map(SystemRole::title))
                .collect(Collectors.joining(", "));
    }

    private Stream<String> inUnits() {
        List<Role> others = Stream.of(Role.values()).filter(role -> !isOf(role)).toList();
        if (others.size() > 1) {
            return roles.stream().map(Role::titleWithLevel);
        }
        return Stream.of("Mọi vị trí trong các đơn vị"
                + others.stream()
                        .map(role -> " (trừ " + role.titleWithLevel() + ")")
                        .collect(Collectors.joining()));
    }

    /** What a person reads who does not have it: «Chỉ Quản trị viên hệ thống được xem nhật ký hệ thống.» */
    public String refusal() {
        return "Chỉ %s được %s. Chưa thay đổi gì.".formatted(holders(), title);
    }
}
