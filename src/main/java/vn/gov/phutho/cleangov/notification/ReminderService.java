package vn.gov.phutho.cleangov.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.Agency;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The run of a working day: it collects the deadlines, asks the policy for the recipients, and composes their
 * notices.
 */
@Service
@Transactional
public class ReminderService {

    private static final Logger log = LoggerFactory.getLogger(ReminderService.class);
    private static final Comparator<NoticeItem> DUE_FIRST = Comparator.comparing(NoticeItem::due)
            .thenComparing(NoticeItem::title)
            .thenComparing(NoticeItem::unitName);

    private final RunRepository runs;
    private final Outbox outbox;
    private final Recipients recipients;
    private final TaskDeadlines taskDeadlines;
    private final CycleService cycles;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ReminderService(
            RunRepository runs,
            Outbox outbox,
            Recipients recipients,
            TaskDeadlines taskDeadlines,
            CycleService cycles,
            UnitService units,
            WorkingCalendar calendar,
            Clock clock) {
        this.runs = runs;
        this.outbox = outbox;
        this.recipients = recipients;
        this.taskDeadlines = taskDeadlines;
        this.cycles = cycles;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Records the run of this day and the cases to evaluate in it: those that this version of the table has not
     * answered yet.
     *
     * @param policy the version of the decision table
     * @return false, without any change, on a day off or if the day already had its run
     */
    boolean begin(LocalDate today, String policy) {
        if (!calendar.isWorkingDay(today) || runs.exists(today)) {
            return false;
        }
        CoveredDays covered = coveredDays(today);
        Instant lastRun = runs.beganBefore(today).orElse(Instant.MIN);
        runs.insert(covered, policy, clock.instant());
        runs.insertCases(
                today,
                policy,
                deadlines().stream()
                        .flatMap(deadline -> checks(deadline, covered, lastRun))
                        .distinct()
                        .map(check -> check.policyCase(calendar))
                        .collect(Collectors.toSet()));
        return true;
    }

    /** The checks of a deadline. Its task is new if it was created since the previous run. */
    private static Stream<DeadlineCheck> checks(Deadline deadline, CoveredDays covered, Instant lastRun) {
        boolean isNew = deadline.appearedAt() != null && deadline.appearedAt().isAfter(lastRun);
        Stream<DeadlineCheck> usual = covered.checksOf(deadline).stream();
        return isNew ? Stream.concat(usual, Stream.of(DeadlineCheck.ofNew(deadline, covered.today()))) : usual;
    }

    @Transactional(readOnly = true)
    List<PolicyCase> policyCases(LocalDate today) {
        return runs.casesOf(today);
    }

    /** Records the policy's answer: who is to be reminded of deadlines of this case. */
    void decided(LocalDate today, PolicyCase one, Set<RecipientRole> recipients) {
        runs.decided(today, one, recipients);
    }

    /** Puts one notice into the inbox of every person that the policy names, and queues its mail. */
    void compose(LocalDate today) {
        CoveredDays covered = coveredDays(today);
        Instant lastRun = runs.beganBefore(today).orElse(Instant.MIN);
        Map<PolicyCase, Set<RecipientRole>> answers = runs.answers(today);
        Map<DeadlineCheck, Set<RecipientRole>> policy = new HashMap<>();
        People people = recipients.people();
        Map<String, Map<Deadline, RecipientRole>> byPerson = new TreeMap<>();
        Set<String> emptyGroups = new TreeSet<>();
        for (Deadline deadline : deadlines()) {
            Set<RecipientRole> named = checks(deadline, covered, lastRun)
                    .flatMap(check ->
                            policy
                                    .computeIfAbsent(
                                            check, one -> answers.getOrDefault(one.policyCase(calendar), Set.of()))
                                    .stream())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecipientRole.class)));
            for (RecipientRole role : named) {
                people(role, deadline, people, emptyGroups)
                        .forEach(person -> byPerson.computeIfAbsent(person, account -> new HashMap<>())
                                .putIfAbsent(deadline, role));
            }
        }
        Instant now = clock.instant();
        List<Notice> composed = new ArrayList<>();
        byPerson.forEach((person, deadlines) -> composed.add(Notice.of(person, today, items(today, deadlines), now)));
        outbox.put(composed, people);
        if (!emptyGroups.isEmpty()) {
            runs.recordEmptyGroups(today, emptyGroups);
            log.warn("no reminder for {} groups, because they have no members: {}", emptyGroups.size(), emptyGroups);
        }
        log.debug("{}: {} people reminded", today, composed.size());
    }

    private CoveredDays coveredDays(LocalDate today) {
        return CoveredDays.of(today, runs.coveredUntil(today), calendar);
    }

    private List<Deadline> deadlines() {
        return Stream.concat(taskDeadlines.openTasks().stream(), upcomingWindows().stream())
                .toList();
    }

    /**
     * Windows of open years that have not opened yet. Their tasks do not exist yet, but people are reminded of them
     * in advance.
     */
    private List<Deadline> upcomingWindows() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return Stream.of(now.getYear(), now.getYear() + 1)
                .filter(year -> !Set.of(Phase.NOT_OPEN, Phase.CLOSED).contains(cycles.phase(year)))
                .flatMap(year -> Stream.of(Milestone.values())
                        .filter(milestone -> milestone.actsFirst().isPresent())
                        .flatMap(milestone -> upcomingWindows(year, milestone, now)))
                .toList();
    }

    private Stream<Deadline> upcomingWindows(int year, Milestone milestone, ZonedDateTime now) {
        List<Unit> concerned = units.at(milestone.unitLevel()).stream()
                .filter(unit -> unit.level() == UnitLevel.COMMUNE
                        || !units.communesOf(unit.code()).isEmpty())
                .toList();
        Map<String, Window> windows = cycles.windows(year, milestone, concerned);
        Function<Unit, List<String>> firstToAct =
                firstToAct(year, milestone.actsFirst().orElseThrow());
        return concerned.stream()
                .filter(unit -> windows.get(unit.code()).opens().isAfter(now))
                .map(unit -> new Deadline(
                        null,
                        milestone.title(),
                        unit.name(),
                        year,
                        windows.get(unit.code()).due().toLocalDate(),
                        LocalDate.MIN,
                        null,
                        firstToAct.apply(unit),
                        null));
    }

    /** The groups of a unit with this role; for agencies, only those that the criteria set in force requires. */
    private Function<Unit, List<String>> firstToAct(int year, Role role) {
        if (!role.isOfAgencies()) {
            return unit -> List.of(role.group(unit.code()));
        }
        List<String> agencies = role == Role.DISTRICT_AGENCY
                ? cycles.criteriaSet(year).agencies().stream()
                        .map(CriteriaSet.Agency::code)
                        .toList()
                : units.agencies(role).stream().map(Agency::code).toList();
        return unit ->
                agencies.stream().map(agency -> role.group(agency, unit.code())).toList();
    }

    private Set<String> people(RecipientRole role, Deadline deadline, People people, Set<String> emptyGroups) {
        Stream<String> groups = deadline.groups().stream().flatMap(group -> switch (role) {
            case HOLDER -> Stream.of(group);
            case CHAIR -> units.chairOf(group).stream();
            case LEVEL_ABOVE -> units.officersAbove(group).stream();
        });
        Set<String> accounts = groups.flatMap(group -> {
                    List<String> members = people.membersOf(group);
                    if (members.isEmpty()) {
                        emptyGroups.add(group);
                    }
                    return members.stream();
                })
                .collect(Collectors.toCollection(TreeSet::new));
        if (role == RecipientRole.HOLDER) {
            Optional.ofNullable(deadline.assignee()).ifPresent(accounts::add);
        }
        return accounts;
    }

    private List<NoticeItem> items(LocalDate today, Map<Deadline, RecipientRole> deadlines) {
        return deadlines.entrySet().stream()
                .map(one -> new NoticeItem(
                        one.getKey().taskId(),
                        one.getKey().title(),
                        one.getKey().unitName(),
                        one.getKey().year(),
                        one.getKey().due(),
                        (int) ChronoUnit.DAYS.between(today, one.getKey().due()),
                        calendar.workingDaysBetween(one.getKey().due(), today),
                        one.getValue()))
                .sorted(DUE_FIRST)
                .toList();
    }
}
