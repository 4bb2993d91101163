package vn.gov.phutho.cleangov.notification;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The mails that the year 2025 should have brought, worked out a second time and in another way: day by day, from the
 * engine's history, with the rows of the decision table as they stand in the file and the days off of 2025 written down
 * by hand. It shares no code with what it checks.
 */
class ExpectedReminders {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Besides Saturdays and Sundays. */
    private static final Set<LocalDate> DAYS_OFF = Set.of(
            LocalDate.of(2025, 1, 1),
            // Tết, and Monday for the Saturday among its days
            LocalDate.of(2025, 1, 28),
            LocalDate.of(2025, 1, 29),
            LocalDate.of(2025, 1, 30),
            LocalDate.of(2025, 1, 31),
            LocalDate.of(2025, 2, 3),
            LocalDate.of(2025, 4, 7),
            LocalDate.of(2025, 4, 30),
            LocalDate.of(2025, 5, 1),
            LocalDate.of(2025, 9, 1),
            LocalDate.of(2025, 9, 2));

    /** Milestone, what officials call it, the level of its units, who acts first. */
    private static final String[][] WINDOWS = {
        {"REGISTRATION", "Đăng ký phấn đấu", "COMMUNE", "commune-chair"},
        {"DISTRICT_PROGRAMME", "Chương trình của huyện, quán triệt", "DISTRICT", "district-officer"},
        {"INSPECTION_PLAN", "Kế hoạch kiểm tra của sở, ban, ngành", "PROVINCE", "province-department"},
        {"COVERAGE_PLAN", "Kế hoạch tuyên truyền của báo, đài", "PROVINCE", "province-media"},
        {"ASSIGNMENT", "Phân công trong xã", "COMMUNE", "commune-chair"},
        {"INTERIM_REVIEW", "Sơ kết sáu tháng", "COMMUNE", "commune-chair"},
        {"JUNE_REPORT", "Báo cáo tháng 6", "DISTRICT", "district-officer"},
        {"SELF_REVIEW", "Tự đánh giá", "COMMUNE", "commune-officer"},
        {"APPRAISAL", "Các cơ quan thẩm định", "DISTRICT", "district-agency"},
        {"DISTRICT_ASSESSMENT", "Huyện đánh giá, xếp loại", "DISTRICT", "district-officer"},
        {"DECEMBER_REPORT", "Báo cáo tuần đầu tháng 12", "DISTRICT", "district-officer"},
        {"INSPECTION_SUMMARY", "Tổng kết kiểm tra của sở, ban, ngành", "PROVINCE", "province-department"},
        {"PROVINCIAL_RECOGNITION", "Tỉnh xét công nhận xuất sắc", "PROVINCE", "province-officer"}
    };

    private final HistoryService history;
    private final IdentityService identity;
    private final JdbcClient jdbc;
    private final List<String[]> policy = policy();
    private final Map<LocalDate, Instant> runs = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> agencyNames = new HashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();

    ExpectedReminders(HistoryService history, IdentityService identity, JdbcClient jdbc) {
        this.history = history;
        this.identity = identity;
        this.jdbc = jdbc;
        jdbc.sql("select day, began_at from reminder_run").query(row -> {
            runs.put(row.getObject(1, LocalDate.class), row.getTimestamp(2).toInstant());
        });
        jdbc.sql("select code, name from agency").query(row -> {
            agencyNames.put(row.getString(1), row.getString(2));
        });
        jdbc.sql("select code, parent_code, name from unit where valid_to is null")
                .query(row -> {
                    parents.put(row.getString(1), row.getString(2));
                    names.put(row.getString(1), row.getString(3));
                });
    }

    /** Something that was waiting from one moment to another. */
    private record Work(
            String title,
            String unit,
            LocalDate due,
            Instant from,
            Instant to,
            LocalDate told,
            boolean window,
            List<String> groups) {}

    static boolean isOff(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || DAYS_OFF.contains(day);
    }

    /** By day and account, the lines of each mail. */
    Map<String, List<String>> ofTheYear() {
        List<Work> all = new ArrayList<>(tasks());
        all.addAll(windows());
        Map<String, List<String>> mails = new TreeMap<>();
        for (LocalDate day = LocalDate.of(2025, 1, 2); day.getYear() == 2025; day = day.plusDays(1)) {
            if (!isOff(day)) {
                ofTheDay(day, all).forEach(mails::put);
            }
        }
        mails.values().forEach(lines -> lines.sort(null));
        return mails;
    }

    private Map<String, List<String>> ofTheDay(LocalDate day, List<Work> all) {
        Instant morning = morning(day);
        Map<String, List<String>> mails = new TreeMap<>();
        for (Work work : all) {
            if (work.from().isAfter(morning) || !work.to().isAfter(morning)) {
                continue;
            }
            Map<String, String> told = new TreeMap<>();
            Set<String> named = named(day, work);
            for (String recipient : List.of("HOLDER", "CHAIR", "LEVEL_ABOVE")) {
                if (named.contains(recipient)) {
                    work.groups().stream()
                            .flatMap(group -> people(recipient, group).stream())
                            .forEach(person -> told.putIfAbsent(person, recipient));
                }
            }
            told.forEach((person, recipient) -> mails.computeIfAbsent(day + " " + person, key -> new ArrayList<>())
                    .add(line(day, work, recipient)));
        }
        return mails;
    }

    /** The recipients by the table for this day and the days off after it. */
    private Set<String> named(LocalDate day, Work work) {
        Set<String> named = new LinkedHashSet<>();
        if (work.due().isBefore(day)) {
            named.addAll(answers(-1, workingDaysOverdue(work.due(), day), -1));
            return named;
        }
        if (!work.window() && work.from().isAfter(morningBefore(day))) {
            int given = (int) ChronoUnit.DAYS.between(work.told(), work.due());
            named.addAll(answers((int) ChronoUnit.DAYS.between(day, work.due()), 0, given));
        }
        LocalDate seen = day;
        do {
            if (!seen.isAfter(work.due()) && !seen.isBefore(work.told())) {
                named.addAll(answers((int) ChronoUnit.DAYS.between(seen, work.due()), 0, -1));
            }
            seen = seen.plusDays(1);
        } while (isOff(seen));
        return named;
    }

    /** When people were reminded before this day. */
    private Instant morningBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (isOff(before)) {
            before = before.minusDays(1);
        }
        return morning(before);
    }

    /**
     * The moment of this day's run: 7:30, and the milliseconds that the run itself has recorded. A timer of 7:30 may have
     * made a task in the same second, right before the run.
     */
    private Instant morning(LocalDate day) {
        Instant planned = day.atTime(7, 30).atZone(ZONE).toInstant();
        return Optional.ofNullable(runs.get(day))
                .filter(began -> began.truncatedTo(ChronoUnit.SECONDS).equals(planned))
                .orElse(planned);
    }

    private static int workingDaysOverdue(LocalDate due, LocalDate day) {
        int count = 0;
        for (LocalDate one = day; one.isAfter(due); one = one.minusDays(1)) {
            count += isOff(one) ? 0 : 1;
        }
        return count;
    }

    private List<String> answers(int daysLeft, int workingDaysOverdue, int newTaskDays) {
        return policy.stream()
                .filter(row ->
                        holds(row[0], daysLeft) && holds(row[1], workingDaysOverdue) && holds(row[2], newTaskDays))
                .map(row -> row[3].replace("\"", ""))
                .toList();
    }

    /** A cell of the table: nothing, numbers with commas between them, «>= 3» or «[0..7]». */
    private static boolean holds(String cell, int value) {
        if (cell.isEmpty()) {
            return true;
        }
        if (cell.startsWith("[")) {
            String[] ends = cell.replaceAll("[\\[\\]]", "").split("\\.\\.");
            return value >= Integer.parseInt(ends[0]) && value <= Integer.parseInt(ends[1]);
        }
        if (cell.startsWith(">=")) {
            return value >= Integer.parseInt(cell.substring(2).strip());
        }
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList()
                .contains(value);
    }

    private static List<String[]> policy() {
        try {
            NodeList rules = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("processes/reminder-policy.dmn").toFile())
                    .getElementsByTagName("rule");
            List<String[]> rows = new ArrayList<>();
            for (int i = 0; i < rules.getLength(); i++) {
                NodeList cells = ((Element) rules.item(i)).getElementsByTagName("text");
                rows.add(new String[] {
                    cells.item(0).getTextContent().strip(),
                    cells.item(1).getTextContent().strip(),
                    cells.item(2).getTextContent().strip(),
                    cells.item(3).getTextContent().strip()
                });
            }
            return rows;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> people(String recipient, String group) {
        String unit = group.substring(group.lastIndexOf('-') + 1);
        String level = group.substring(0, group.indexOf('-'));
        return switch (recipient) {
            case "HOLDER" -> members(group);
            case "CHAIR" -> members(level + "-chair-" + unit);
            default ->
                level.equals("province")
                        ? List.of()
                        : members((level.equals("commune") ? "district-officer-" : "province-officer-")
                                + parents.get(unit));
        };
    }

    private List<String> members(String group) {
        return members.computeIfAbsent(
                group,
                id -> identity.createUserQuery().memberOfGroup(id).list().stream()
                        .map(User::getId)
                        .toList());
    }

    private static String line(LocalDate day, Work work, String recipient) {
        long left = ChronoUnit.DAYS.between(day, work.due());
        String when = left < 0
                ? "quá hạn " + workingDaysOverdue(work.due(), day) + " ngày làm việc"
                : left == 0 ? "hạn hôm nay" : "còn " + left + " ngày";
        String who = Map.of(
                        "HOLDER", "bạn thực hiện",
                        "CHAIR", "đơn vị của bạn thực hiện",
                        "LEVEL_ABOVE", "đơn vị cấp dưới thực hiện")
                .get(recipient);
        return "%s năm 2025 – %s | Hạn %s: %s (%s)"
                .formatted(work.title(), work.unit(), DAY.format(work.due()), when, who);
    }

    // ---- What was waiting

    private List<Work> tasks() {
        Map<String, String> keys = history.createHistoricProcessInstanceQuery().list().stream()
                .filter(process -> process.getBusinessKey() != null)
                .collect(Collectors.toMap(HistoricProcessInstance::getId, HistoricProcessInstance::getBusinessKey));
        Map<String, List<String>> groups =
                history.createHistoricIdentityLinkLogQuery().type("candidate").list().stream()
                        .filter(link -> link.getGroupId() != null && "add".equals(link.getOperationType()))
                        .collect(Collectors.groupingBy(
                                link -> link.getTaskId(),
                                Collectors.mapping(link -> link.getGroupId(), Collectors.toList())));
        return history.createHistoricTaskInstanceQuery().list().stream()
                .filter(task -> keys.get(task.getProcessInstanceId()).startsWith("2025"))
                .map(task -> work(task, keys.get(task.getProcessInstanceId()), groups.get(task.getId())))
                .toList();
    }

    private Work work(HistoricTaskInstance task, String key, List<String> groups) {
        LocalDate appeared = day(task.getStartTime());
        LocalDate due = day(task.getDueDate());
        String unit = key.contains("-") ? key.substring(key.lastIndexOf('-') + 1) : "25";
        String agency = key.replaceAll("^\\d+-|-?\\w+$", "");
        return new Work(
                task.getName(),
                agencyNames.getOrDefault(agency, names.get(unit)),
                due.isBefore(appeared) ? appeared : due,
                task.getStartTime().toInstant(),
                task.getEndTime() == null ? Instant.MAX : task.getEndTime().toInstant(),
                appeared,
                false,
                groups);
    }

    private static LocalDate day(Date moment) {
        return moment.toInstant().atZone(ZONE).toLocalDate();
    }

    /** Before its window opens there is no task. Once the year is open, the people who act first are reminded all the same. */
    private List<Work> windows() {
        Instant opened = jdbc.sql("select opened_at from cycle where year = 2025")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
        Map<String, List<String>> agencies = new HashMap<>();
        jdbc.sql("select replace(lower(role), '_', '-'), code from agency").query(row -> {
            agencies.computeIfAbsent(row.getString(1), role -> new ArrayList<>())
                    .add(row.getString(2));
        });
        List<Work> windows = new ArrayList<>();
        for (String[] window : WINDOWS) {
            jdbc.sql("select opens, due from milestone_window where year = 2025 and milestone = ?")
                    .param(window[0])
                    .query(row -> {
                        LocalDate due = row.getObject(2, LocalDate.class);
                        while (isOff(due)) {
                            due = due.minusDays(1);
                        }
                        Instant opens = row.getObject(1, LocalDate.class)
                                .atStartOfDay(ZONE)
                                .toInstant();
                        for (String code : names.keySet()) {
                            if (level(code).equals(window[2])) {
                                windows.add(new Work(
                                        window[1],
                                        names.get(code),
                                        due,
                                        opened,
                                        opens,
                                        LocalDate.of(2025, 1, 1),
                                        true,
                                        agencies.getOrDefault(window[3], List.of("")).stream()
                                                .map(agency ->
                                                        window[3] + (agency.isEmpty() ? "" : "-" + agency) + "-" + code)
                                                .toList()));
                            }
                        }
                    });
        }
        return windows;
    }

    private String level(String code) {
        String parent = parents.get(code);
        return parent == null ? "PROVINCE" : parents.get(parent) == null ? "DISTRICT" : "COMMUNE";
    }
}
