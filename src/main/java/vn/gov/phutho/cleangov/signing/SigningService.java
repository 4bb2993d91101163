package vn.gov.phutho.cleangov.signing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.GroupMembers;
import vn.gov.phutho.cleangov.history.Change;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.history.StaffChange;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.BorrowedPosts;
import vn.gov.phutho.cleangov.unit.PersonName;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.SigningField;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The deputies who sign for a chair. During its days a deputy gets the chair's signing tasks of the named fields, without
 * being in the chair's group: all other tasks of the chair stay with the chair. The chair of a commune acts in person and
 * names nobody (D3.1a).
 */
@Service
@Transactional
class SigningService {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final String ONLY_THE_CHAIR =
            "Chỉ đồng chí Chủ tịch UBND huyện, UBND tỉnh giao và thu hồi việc ký thay của đơn vị mình. Việc của Chủ tịch UBND"
                    + " xã do đích thân Chủ tịch thực hiện.";

    /** Roles whose holders do not work for the committee: they sign none of its papers. */
    private static final Set<Role> OUTSIDE = EnumSet.of(Role.DISTRICT_FRONT, Role.PROVINCE_MEDIA);

    private final SigningAuthorityRepository authorities;
    private final SigningProcess process;
    private final GroupMembers members;
    private final BorrowedPosts borrowed;
    private final History history;
    private final NoticeService notices;
    private final Accounts accounts;
    private final UnitService units;
    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;
    private final Rights rights;

    SigningService(
            SigningAuthorityRepository authorities,
            SigningProcess process,
            GroupMembers members,
            BorrowedPosts borrowed,
            History history,
            NoticeService notices,
            Accounts accounts,
            UnitService units,
            JdbcClient jdbc,
            CurrentUser user,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.authorities = authorities;
        this.process = process;
        this.members = members;
        this.borrowed = borrowed;
        this.history = history;
        this.notices = notices;
        this.accounts = accounts;
        this.units = units;
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /** The unit whose chair this person is; empty for others, for a substitute of the chair, and for a commune's chair. */
    @Transactional(readOnly = true)
    Optional<Unit> chairedBy(String account) {
        return members.groupsOf(account).stream()
                .filter(group -> units.unitOf(group)
                        .filter(unit -> rights.has(List.of(group), Right.NAME_SIGNERS, unit.code()))
                        .isPresent())
                .filter(group -> borrowed.absentHolder(account, group).isEmpty())
                .flatMap(group -> units.unitOf(group).stream())
                .findFirst();
    }

    /**
     * A chair lets a deputy sign.
     *
     * @param by the account of the chair
     * @throws ForbiddenException if it is not the chair
     * @throws RefusedException if the naming is incomplete or meets another one
     */
    void name(Naming naming, String by) {
        Unit unit = chairedBy(by).orElseThrow(() -> new ForbiddenException(ONLY_THE_CHAIR));
        naming.objections(LocalDate.now(clock)).orThrow();
        if (naming.deputy().equals(by)) {
            throw new RefusedException("Chủ tịch tự ký được: người ký thay phải là người khác.");
        }
        if (!mayBeNamed(naming.deputy(), unit)) {
            throw new RefusedException("Người ký thay phải là người của UBND hoặc của cơ quan chuyên môn cùng đơn vị.");
        }
        String name = accounts.ownNameOf(naming.deputy());
        if (!PersonName.isOfAPerson(name)) {
            throw new RefusedException(
                    ("Tài khoản này mang tên «%s», không phải họ và tên người ký: hãy báo người quản trị ghi đúng họ và tên"
                                    + " trước.")
                            .formatted(name));
        }
        lock(unit);
        if (authorities.findByDeputyAndUnitCodeOrderByIdDesc(naming.deputy(), unit.code()).stream()
                .anyMatch(other -> other.meets(naming))) {
            throw new RefusedException(
                    "%s đã được giao ký loại văn bản này trong những ngày đó; hãy thu hồi lần trước rồi giao lại."
                            .formatted(name));
        }
        SigningAuthority authority =
                authorities.saveAndFlush(new SigningAuthority(unit.code(), naming, by, clock.instant()));
        record(authority, null, description(authority), naming.basis());
        notices.tell(naming.deputy(), "Đồng chí được giao ký văn bản: " + description(authority), by);
        process.deputyNamed(authority.id());
    }

    /** Two namings of one unit at the same time wait for each other: each sees whether it meets the other. */
    private void lock(Unit unit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("signing-" + unit.code())
                .query(row -> {});
    }

    /** The people that a chair can let sign: the names by account, ordered by post and name. */
    @Transactional(readOnly = true)
    Map<String, String> candidates(Unit unit, String chair) {
        Map<String, String> people = new LinkedHashMap<>();
        Set<String> outside = new HashSet<>(Set.of(chair));
        for (String group : units.groupsOf(unit.code())) {
            Map<String, String> holders = accounts.membersOf(group);
            people.putAll(holders);
            if (isOutside(group)) {
                outside.addAll(holders.keySet());
            }
        }
        people.keySet().removeAll(outside);
        return people;
    }

    private boolean mayBeNamed(String account, Unit unit) {
        List<String> groups = members.groupsOf(account);
        return groups.stream().noneMatch(this::isOutside)
                && groups.stream()
                        .flatMap(group -> units.unitOf(group).stream())
                        .anyMatch(one -> one.code().equals(unit.code()));
    }

    private boolean isOutside(String group) {
        return units.rolesOf(List.of(group)).stream().anyMatch(OUTSIDE::contains);
    }

    /** Withdraws an authority before its last day. @param by the account of the unit's chair */
    void withdraw(SigningAuthorityId id, String by) {
        SigningAuthority authority = authority(id);
        chairedBy(by)
                .filter(unit -> unit.code().equals(authority.unitCode()))
                .orElseThrow(() -> new ForbiddenException(ONLY_THE_CHAIR));
        if (authority.isOver()) {
            throw new RefusedException("Lần giao ký này đã kết thúc.");
        }
        process.authorityWithdrawn(id);
        notices.tell(authority.deputy(), "Chủ tịch thu hồi việc giao ký văn bản: " + description(authority), by);
    }

    /** The first moment of its first day. */
    @Transactional(readOnly = true)
    ZonedDateTime begins(SigningAuthorityId id) {
        return authority(id).fromDay().atStartOfDay(clock.getZone());
    }

    /** The last moment of its last day. */
    @Transactional(readOnly = true)
    ZonedDateTime ends(SigningAuthorityId id) {
        return authority(id).untilDay().plusDays(1).atStartOfDay(clock.getZone());
    }

    /** The deputy gets the chair's signing tasks of these fields. */
    void begin(SigningAuthorityId id) {
        SigningAuthority authority = authority(id);
        process.join(authority.deputy(), authority.unitCode(), authority.fields());
        authority.begins(clock.instant());
    }

    /** The deputy loses the signing tasks, except those of another authority that lasts. */
    void end(SigningAuthorityId id) {
        SigningAuthority authority = authority(id);
        if (authority.lasts()) {
            Set<SigningField> others =
                    authorities.findByDeputyAndUnitCodeOrderByIdDesc(authority.deputy(), authority.unitCode()).stream()
                            .filter(other -> !other.id().equals(id) && other.lasts())
                            .flatMap(other -> other.fields().stream())
                            .collect(Collectors.toSet());
            process.leave(
                    authority.deputy(),
                    authority.unitCode(),
                    authority.fields().stream()
                            .filter(field -> !others.contains(field))
                            .toList());
        }
        authority.ends(user.id(), clock.instant());
        record(authority, description(authority), null, "");
    }

    private void record(SigningAuthority authority, String before, String after, String reason) {
        history.record(List.of(new Change(
                StaffChange.subject(authority.unitCode()),
                StaffChange.SIGNER + authority.deputy(),
                before == null ? null : authority.deputy() + " " + before,
                after == null ? null : authority.deputy() + " " + after,
                reason)));
    }

    /** What a person may sign or might sign in a unit, the latest first. */
    @Transactional(readOnly = true)
    List<SigningAuthority> of(String account, String unitCode) {
        return authorities.findByDeputyAndUnitCodeOrderByIdDesc(account, unitCode);
    }

    /** What a person may sign or might sign, the latest first. */
    @Transactional(readOnly = true)
    List<SigningAuthority> of(String account) {
        return authorities.findTop50ByDeputyOrderByFromDayDescIdDesc(account);
    }

    /** The authorities of a unit's deputies, the latest first. */
    @Transactional(readOnly = true)
    List<SigningAuthority> ofUnit(String unitCode) {
        return authorities.findTop50ByUnitCodeOrderByFromDayDescIdDesc(unitCode);
    }

    private SigningAuthority authority(SigningAuthorityId id) {
        return authorities
                .findById(id.number())
                .orElseThrow(() -> new NoSuchElementException("Không có lần giao ký «%s».".formatted(id)));
    }

    /** «KT. CHỦ TỊCH, PHÓ CHỦ TỊCH: Báo cáo tháng 6, báo cáo năm; từ 01/06/2026 đến hết 30/06/2026». */
    static String description(SigningAuthority authority) {
        return "%s, %s: %s; từ %s đến hết %s"
                .formatted(
                        authority.authority().capacity().title(),
                        authority.authority().title(),
                        fields(authority),
                        DAY.format(authority.fromDay()),
                        DAY.format(authority.untilDay()));
    }

    static String fields(SigningAuthority authority) {
        return authority.fields().size() == SigningField.values().length
                ? "mọi văn bản"
                : authority.fields().stream().sorted().map(SigningField::title).collect(Collectors.joining("; "));
    }
}
