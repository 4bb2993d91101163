package vn.gov.phutho.cleangov.staffing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.GroupMembers;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Substitutions. During its days the substitute holds the posts of the absent person, with their tasks, reminders and
 * read access. The posts of commune chairs are excluded, because a commune's chair acts in person (D3.1a).
 */
@Service
@Transactional
class SubstitutionService {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_TIME_IN_DAYS = 366;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final SubstitutionRepository substitutions;
    private final StaffingProcess process;
    private final GroupMembers members;
    private final StaffList staff;
    private final NoticeService notices;
    private final Accounts accounts;
    private final UnitService units;
    private final StaffHistory history;
    private final CurrentUser user;
    private final Clock clock;

    SubstitutionService(
            SubstitutionRepository substitutions,
            StaffingProcess process,
            GroupMembers members,
            StaffList staff,
            NoticeService notices,
            Accounts accounts,
            UnitService units,
            StaffHistory history,
            CurrentUser user,
            Clock clock) {
        this.substitutions = substitutions;
        this.process = process;
        this.members = members;
        this.staff = staff;
        this.notices = notices;
        this.accounts = accounts;
        this.units = units;
        this.history = history;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Names the substitute of an absent person.
     *
     * @param from the first day, today at the earliest
     * @param until the last day
     * @param by the absent person's account, or that of somebody who leads their unit
     */
    void name(String account, String substitute, LocalDate from, LocalDate until, String reason, String by) {
        if (from == null || until == null) {
            throw new RefusedException("Hãy ghi ngày bắt đầu và ngày kết thúc.");
        }
        if (from.isBefore(LocalDate.now(clock)) || until.isBefore(from)) {
            throw new RefusedException(
                    "Ngày bắt đầu không được ở trong quá khứ, ngày kết thúc không được trước ngày bắt đầu.");
        }
        if (until.isAfter(from.plusDays(LONGEST_TIME_IN_DAYS))) {
            throw new RefusedException(
                    "Thời gian làm thay dài quá một năm: hãy báo người quản trị đổi người giữ vị trí.");
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RefusedException("Hãy ghi lý do vắng mặt, không quá %d ký tự.".formatted(LONGEST_REASON));
        }
        if (account.equals(substitute)) {
            throw new RefusedException("Người làm thay phải là người khác.");
        }
        List<String> posts = postsToHandOver(account);
        if (posts.isEmpty()) {
            throw new RefusedException(
                    "Việc của Chủ tịch UBND xã do đích thân Chủ tịch thực hiện, không cử người làm thay được.");
        }
        Optional<String> unitCode = staff.sharedUnit(posts, members.groupsOf(substitute == null ? "" : substitute));
        if (unitCode.isEmpty()) {
            throw new RefusedException("Người làm thay phải là người của cùng đơn vị.");
        }
        requireBothPresent(account, substitute, from, until);
        named(new Substitution(account, substitute, unitCode.get(), from, until, reason.strip(), by, clock.instant()));
    }

    private void named(Substitution substitution) {
        substitutions.saveAndFlush(substitution);
        history.substituted(substitution, null, description(substitution), substitution.reason());
        notices.tell(
                substitution.substitute(),
                "Đồng chí làm thay %s %s".formatted(accounts.nameOf(substitution.account()), description(substitution)),
                substitution.namedBy());
        if (!substitution.namedBy().equals(substitution.account())) {
            notices.tell(
                    substitution.account(),
                    "%s làm thay đồng chí %s"
                            .formatted(accounts.nameOf(substitution.substitute()), description(substitution)),
                    substitution.namedBy());
        }
        process.substituteNamed(substitution.id());
    }

    /** A person who is absent cannot be a substitute, and a substitute cannot be absent, on the same day. */
    private void requireBothPresent(String account, String substitute, LocalDate from, LocalDate until) {
        if (meets(substitutions.findByAccountAndEndedAtIsNull(account), from, until)) {
            throw new RefusedException("Những ngày này đã có người làm thay; hãy kết thúc lần trước rồi cử lại.");
        }
        if (meets(substitutions.findByAccountAndEndedAtIsNull(substitute), from, until)) {
            throw new RefusedException("%s cũng vắng mặt trong những ngày này.".formatted(accounts.nameOf(substitute)));
        }
        if (meets(substitutions.findBySubstituteAndEndedAtIsNull(account), from, until)) {
            throw new RefusedException("Những ngày này %s đang được cử làm thay người khác; hãy kết thúc lần đó trước."
                    .formatted(accounts.nameOf(account)));
        }
    }

    private static boolean meets(List<Substitution> others, LocalDate from, LocalDate until) {
        return others.stream().anyMatch(other -> other.meets(from, until));
    }

    /** Ends it before its last day. One that has not begun is deleted. */
    void endEarly(SubstitutionId id) {
        Substitution substitution = substitution(id);
        if (substitution.isOver()) {
            throw new RefusedException("Lần làm thay này đã kết thúc.");
        }
        process.endedEarly(id);
    }

    /** The first moment of its first day. */
    @Transactional(readOnly = true)
    ZonedDateTime begins(SubstitutionId id) {
        return substitution(id).fromDay().atStartOfDay(clock.getZone());
    }

    /** The last moment of its last day. */
    @Transactional(readOnly = true)
    ZonedDateTime ends(SubstitutionId id) {
        return substitution(id).untilDay().plusDays(1).atStartOfDay(clock.getZone());
    }

    /**
     * The substitute gets the posts of the absent person, and the tasks that the absent person has already claimed.
     */
    void begin(SubstitutionId id) {
        Substitution substitution = substitution(id);
        List<String> posts = postsToHandOver(substitution.account());
        List<String> added = posts.stream()
                .filter(group -> members.join(substitution.substitute(), group))
                .toList();
        members.handOver(posts, substitution.account(), substitution.substitute());
        substitution.begins(added, clock.instant());
    }

    /**
     * Removes the substitute's additional posts. Open tasks that the substitute claimed through them are unassigned.
     */
    void end(SubstitutionId id) {
        Substitution substitution = substitution(id);
        if (substitution.lasts()) {
            substitution.groups().stream()
                    .filter(group -> !heldByAnother(substitution, group))
                    .forEach(group -> members.leave(substitution.substitute(), group));
            members.putBack(postsToHandOver(substitution.account()), substitution.substitute());
        }
        substitution.ends(user.id(), clock.instant());
        history.substituted(substitution, description(substitution), null, "");
    }

    /** Whether the substitute holds the same post also by another substitution that still lasts. */
    private boolean heldByAnother(Substitution one, String group) {
        return substitutions.findBySubstituteAndEndedAtIsNull(one.substitute()).stream()
                .filter(other -> !other.id().equals(one.id()) && other.lasts())
                .anyMatch(other -> members.groupsOf(other.account()).contains(group));
    }

    /** The substitutions in which this person is absent or is the substitute, the latest first. */
    @Transactional(readOnly = true)
    List<Substitution> of(String account) {
        return substitutions.findTop50ByAccountOrSubstituteOrderByFromDayDescIdDesc(account, account);
    }

    /** The substitutions of a unit's people, the latest first. */
    @Transactional(readOnly = true)
    List<Substitution> ofUnit(String unitCode) {
        return substitutions.findTop50ByUnitCodeOrderByFromDayDescIdDesc(unitCode);
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional(readOnly = true)
    Substitution substitution(SubstitutionId id) {
        return substitutions
                .findById(id.number())
                .orElseThrow(() -> new NoSuchElementException("Không có lần làm thay «%s».".formatted(id)));
    }

    /**
     * The posts of a person that a substitute can hold. Posts that the person holds only by a substitution are
     * excluded.
     */
    @Transactional(readOnly = true)
    List<String> postsToHandOver(String account) {
        List<String> borrowed = substitutions.findBySubstituteAndEndedAtIsNull(account).stream()
                .flatMap(substitution -> substitution.groups().stream())
                .toList();
        return staff.transferable(members.groupsOf(account)).stream()
                .filter(group -> !borrowed.contains(group))
                .toList();
    }

    /** The colleagues who can substitute for this person, ordered by account. */
    @Transactional(readOnly = true)
    List<StaffList.Person> candidates(String account) {
        Collection<String> codes = staff.unitsOf(postsToHandOver(account));
        return codes.stream()
                .flatMap(code -> staff.peopleOf(code).stream())
                .filter(person -> !person.account().equals(account))
                .distinct()
                .toList();
    }

    private static String description(Substitution substitution) {
        return "từ %s đến hết %s".formatted(DAY.format(substitution.fromDay()), DAY.format(substitution.untilDay()));
    }
}
