package vn.gov.phutho.cleangov.staffing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.GroupMembers;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.staffing.StaffList.Work;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Reassigns open tasks to another person, many at once: all of them or none. */
@Service
@Transactional
class ReassignmentService {

    private static final int LONGEST_REASON = 500;

    private final StaffList staff;
    private final GroupMembers members;
    private final NoticeService notices;
    private final Accounts accounts;
    private final UnitService units;
    private final StaffHistory history;
    private final Rights rights;

    ReassignmentService(
            StaffList staff,
            GroupMembers members,
            NoticeService notices,
            Accounts accounts,
            UnitService units,
            StaffHistory history,
            Rights rights) {
        this.rights = rights;
        this.staff = staff;
        this.members = members;
        this.notices = notices;
        this.accounts = accounts;
        this.units = units;
        this.history = history;
    }

    /**
     * Reassigns tasks to a person in one of their candidate groups.
     *
     * @param to the account; blank to unassign the tasks, so that any holder of the post can claim them
     * @param groups the posts of the person who reassigns; that person must lead the candidate groups of the tasks
     * @param by the account of the person who reassigns
     */
    void reassign(Collection<String> taskIds, String to, String reason, Collection<String> groups, String by) {
        Set<String> wanted = new LinkedHashSet<>(taskIds == null ? List.of() : taskIds);
        if (wanted.isEmpty() || wanted.size() > StaffList.SHOWN) {
            throw new RefusedException("Hãy chọn từ 1 đến %d việc.".formatted(StaffList.SHOWN));
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RefusedException("Hãy ghi lý do giao lại, không quá %d ký tự.".formatted(LONGEST_REASON));
        }
        List<Work> tasks = staff.work(wanted);
        if (tasks.size() < wanted.size()) {
            throw new RefusedException("Có việc đã được làm xong trong lúc này: hãy tải lại trang rồi chọn lại.");
        }
        String given = to == null ? "" : to.strip();
        List<String> posts = given.isEmpty() ? List.of() : members.groupsOf(given);
        for (Work task : tasks) {
            requireMayGive(task, given, posts, groups);
        }
        List<Work> moved = tasks.stream()
                .filter(task -> !Objects.equals(given.isEmpty() ? null : given, task.assignee()))
                .toList();
        moved.forEach(task -> members.give(task.id(), given.isEmpty() ? null : given));
        history.given(moved.stream().map(task -> given(task, given)).toList(), reason.strip());
        if (!given.isEmpty() && !moved.isEmpty() && !given.equals(by)) {
            notices.tell(given, "Đồng chí được giao %s".formatted(description(moved)), by);
        }
    }

    /**
     * Unassigns the open tasks that a person has claimed and may no longer work on, so that any holder of the post can claim
     * them.
     *
     * @param holder what the history calls the person: the account, and a name if it is gone
     */
    void putBack(String account, String holder, String reason) {
        for (List<Work> left = staff.leftBehind(account); !left.isEmpty(); left = staff.leftBehind(account)) {
            left.forEach(task -> members.give(task.id(), null));
            history.given(
                    left.stream()
                            .flatMap(task -> unitOf(task).stream()
                                    .map(unit -> new StaffHistory.Given(unit, task.id(), title(task), holder, null)))
                            .toList(),
                    reason);
        }
    }

    private void requireMayGive(Work task, String to, List<String> posts, Collection<String> groups) {
        if (task.inPerson()) {
            throw new RefusedException("Việc «%s» do đích thân Chủ tịch UBND xã thực hiện, không giao cho ai khác được."
                    .formatted(task.title()));
        }
        if (task.groups().stream().noneMatch(group -> rights.over(groups, Right.REASSIGN_TASKS, group))) {
            throw new RefusedException(
                    "Việc «%s» của người mà đồng chí không phụ trách nên đồng chí không giao lại được."
                            .formatted(task.title()));
        }
        if (!to.isEmpty() && task.groups().stream().noneMatch(posts::contains)) {
            throw new RefusedException("%s không giữ vị trí được làm việc «%s»; nếu cần, hãy cử người đó làm thay."
                    .formatted(accounts.nameOf(to), task.title()));
        }
    }

    private StaffHistory.Given given(Work task, String to) {
        return new StaffHistory.Given(
                unitOf(task).orElseThrow(), task.id(), title(task), task.assignee(), to.isEmpty() ? null : to);
    }

    private Optional<String> unitOf(Work task) {
        return task.groups().stream()
                .flatMap(group -> units.unitOf(group).stream())
                .map(Unit::code)
                .findFirst();
    }

    private static String description(List<Work> moved) {
        return moved.size() == 1 ? "việc «%s»".formatted(title(moved.get(0))) : "%d việc".formatted(moved.size());
    }

    private static String title(Work task) {
        return task.unitName().isBlank() ? task.title() : task.title() + " – " + task.unitName();
    }
}
