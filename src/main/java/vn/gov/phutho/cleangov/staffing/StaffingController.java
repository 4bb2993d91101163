package vn.gov.phutho.cleangov.staffing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Two pages: the reader's substitutes, and the people of a unit with their tasks. */
@Controller
class StaffingController {

    private static final int HISTORY_SHOWN = 20;

    private final SubstitutionService substitutions;
    private final ReassignmentService reassignments;
    private final StaffList staff;
    private final Accounts accounts;
    private final UnitService units;
    private final StaffHistory history;
    private final ReadAccess access;
    private final CurrentUser user;
    private final Rights rights;

    StaffingController(
            SubstitutionService substitutions,
            ReassignmentService reassignments,
            StaffList staff,
            Accounts accounts,
            UnitService units,
            StaffHistory history,
            ReadAccess access,
            CurrentUser user,
            Rights rights) {
        this.rights = rights;
        this.substitutions = substitutions;
        this.reassignments = reassignments;
        this.staff = staff;
        this.accounts = accounts;
        this.units = units;
        this.history = history;
        this.access = access;
        this.user = user;
    }

    /**
     * @param state in Vietnamese
     * @param mayEnd whether the reader may end it
     */
    record SubstitutionView(
            String id,
            String absent,
            String substitute,
            LocalDate fromDay,
            LocalDate untilDay,
            String reason,
            String state,
            boolean mayEnd) {}

    /** @param account the absent person; the reader if it is missing */
    record Naming(String account, String substitute, LocalDate fromDay, LocalDate untilDay, String reason) {}

    /** @param to blank to unassign the tasks */
    record ReassignmentRequest(List<String> tasks, String to, String reason) {}

    @GetMapping("/substitutions")
    String substitutions(Model model) {
        model.addAttribute("candidates", substitutions.candidates(user.id()));
        model.addAttribute("mayName", !substitutions.postsToHandOver(user.id()).isEmpty());
        model.addAttribute("list", views(substitutions.of(user.id())));
        return "substitutions";
    }

    /**
     * @param unit the reader's own if it is missing
     * @param holder the account that has claimed a task; «-» for unclaimed tasks; blank for all
     */
    @GetMapping("/people")
    String people(
            @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String holder, Model model) {
        Unit of = units.unit(unit.isBlank() ? own() : unit);
        access.require(of.code());
        List<StaffList.Work> work = staff.workOf(of.code(), holder);
        List<StaffList.Person> people = staff.peopleOf(of.code());
        model.addAttribute("unit", of);
        model.addAttribute("holder", holder);
        model.addAttribute("people", people);
        model.addAttribute("units", units);
        model.addAttribute("work", work);
        model.addAttribute("shown", StaffList.SHOWN);
        model.addAttribute(
                "mine",
                work.stream().filter(this::mayGive).map(StaffList.Work::id).toList());
        model.addAttribute(
                "leads",
                people.stream()
                        .filter(person -> person.posts().stream().anyMatch(post -> leads(Right.NAME_SUBSTITUTES, post)))
                        .map(StaffList.Person::account)
                        .toList());
        model.addAttribute("list", views(substitutions.ofUnit(of.code())));
        model.addAttribute("history", history.latest(of.code(), HISTORY_SHOWN));
        return "people";
    }

    private boolean mayGive(StaffList.Work task) {
        return !task.inPerson() && task.groups().stream().anyMatch(group -> leads(Right.REASSIGN_TASKS, group));
    }

    private boolean leads(Right right, String group) {
        return rights.over(user.groups(), right, group);
    }

    private String own() {
        return new TreeSet<>(access.places().unitCodes())
                .stream().findFirst().orElseGet(() -> units.provinces().get(0).code());
    }

    @PostMapping("/api/substitutions")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(@RequestBody Naming naming) {
        String account = naming.account() == null || naming.account().isBlank() ? user.id() : naming.account();
        requireMayNameFor(account);
        substitutions.name(
                account, naming.substitute(), naming.fromDay(), naming.untilDay(), naming.reason(), user.id());
    }

    @DeleteMapping("/api/substitutions/{id}")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable SubstitutionId id) {
        requireMayNameFor(substitutions.substitution(id).account());
        substitutions.endEarly(id);
    }

    @PostMapping("/api/reassignments")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@RequestBody ReassignmentRequest giving) {
        reassignments.reassign(giving.tasks(), giving.to(), giving.reason(), user.groups(), user.id());
    }

    private void requireMayNameFor(String account) {
        if (!mayNameFor(account, staff.groupsOf(List.of(account)).getOrDefault(account, List.of()))) {
            throw new ForbiddenException();
        }
    }

    /** A person may name a substitute for themselves. So may a person who leads them. */
    private boolean mayNameFor(String account, List<String> posts) {
        return account.equals(user.id()) || posts.stream().anyMatch(post -> leads(Right.NAME_SUBSTITUTES, post));
    }

    private List<SubstitutionView> views(List<Substitution> list) {
        Map<String, String> names = accounts.namesOf(list.stream()
                .flatMap(one -> Stream.of(one.account(), one.substitute()))
                .distinct()
                .toList());
        Map<String, List<String>> groups = staff.groupsOf(list.stream()
                .filter(one -> !one.isOver())
                .map(Substitution::account)
                .distinct()
                .toList());
        return list.stream()
                .map(one -> new SubstitutionView(
                        one.id().toString(),
                        names.getOrDefault(one.account(), one.account()),
                        names.getOrDefault(one.substitute(), one.substitute()),
                        one.fromDay(),
                        one.untilDay(),
                        one.reason(),
                        one.isOver() ? "đã kết thúc" : one.lasts() ? "đang làm thay" : "sắp tới",
                        !one.isOver() && mayNameFor(one.account(), groups.getOrDefault(one.account(), List.of()))))
                .toList();
    }
}
