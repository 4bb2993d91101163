package vn.gov.phutho.cleangov.implementation;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.CommuneBehaviour;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.standard.Criterion;

/** Communes assign, brief, report and review; districts solve their difficulties. Some communes neglect a duty. */
@RehearsalComponent
class ImplementationRehearsal implements StageRehearsal {

    private static final List<String> SURNAMES = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hà", "Đinh", "Phùng", "Vũ");
    private static final List<String> NAMES =
            List.of("Văn Minh", "Thị Lan", "Đức Thắng", "Thị Hồng", "Quang Huy", "Xuân Trường", "Thị Mai", "Anh Tuấn");
    private static final List<String> POSITIONS = List.of(
            "Phó Chủ tịch UBND",
            "Ủy viên UBND, Trưởng Công an",
            "Công chức Văn phòng - Thống kê",
            "Công chức Tài chính - Kế toán",
            "Công chức Tư pháp - Hộ tịch");

    /** A briefing marks plan items as done that are planned within this number of days after it. */
    private static final int DAYS_AHEAD = 10;

    private final ImplementationService implementation;
    private final CycleService cycles;
    private final Clock clock;

    ImplementationRehearsal(ImplementationService implementation, CycleService cycles, Clock clock) {
        this.implementation = implementation;
        this.cycles = cycles;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("implementation", "difficulty");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.ofEntries(
                entry(
                        "UserTask_Assign",
                        TaskRehearsal.answeredBy(this::assignment).after(ImplementationRehearsal::sometimesLate)),
                entry(
                        "UserTask_HoldBriefing",
                        TaskRehearsal.answeredBy(this::briefing)
                                .after(Delay.withinWindow(0.7))
                                .unless(ImplementationRehearsal::neglected)),
                entry(
                        "UserTask_ReportToParty",
                        TaskRehearsal.answeredBy(ImplementationRehearsal::partyReport)
                                .after(Delay.withinWindow(0.7))
                                .unless(ImplementationRehearsal::neglected)),
                entry(
                        "UserTask_ReviewHalfYear",
                        TaskRehearsal.answeredBy(ImplementationRehearsal::halfYearReview)
                                .after(ImplementationRehearsal::sometimesLate)),
                entry(
                        "UserTask_SolveDifficulty",
                        TaskRehearsal.answeredBy(ImplementationForms.solveDifficulty(
                                        "Đã giao phòng chuyên môn cùng xã khảo sát, bố trí kinh phí trong quý này."))
                                .after(Delay.withinWindow(1))),
                entry("UserTask_JudgeAnswer", TaskRehearsal.answeredBy(ImplementationRehearsal::judgement)));
    }

    private static boolean neglected(RehearsedTask task) {
        return CommuneBehaviour.in(task).neglects(0.2, DossierId.parse(task.key()), task.element(), task.due());
    }

    private static double sometimesLate(RehearsedTask task, Random random) {
        return CommuneBehaviour.in(task).neglects(0.2, DossierId.parse(task.key()), task.element())
                ? Math.max(0, task.window()) + Delay.days(1 + random.nextInt(15))
                : Math.max(Delay.days(3), task.window()) * 0.8 * random.nextDouble();
    }

    /** A person for each standard, one more for two indicators. */
    private Map<String, Object> assignment(RehearsedTask task) {
        DossierId id = DossierId.parse(task.key());
        Random random = task.random().generator("people", id.toString());
        List<Person> people = POSITIONS.stream()
                .map(position -> new Person(
                        SURNAMES.get(random.nextInt(SURNAMES.size())) + " " + NAMES.get(random.nextInt(NAMES.size())),
                        position))
                .toList();
        Map<String, Integer> standards = new LinkedHashMap<>();
        for (Criterion standard : cycles.criteriaSet(id.year()).criteria()) {
            standards.put(standard.code(), standards.size() % people.size());
        }
        return ImplementationForms.assign(ImplementationForms.plan(
                id, people, standards, Map.of("1.1", 3, "5.4", 3), implementation.usualDemocracy(id)));
    }

    private Map<String, Object> briefing(RehearsedTask task) {
        DossierId id = DossierId.parse(task.key());
        CommuneBehaviour communes = CommuneBehaviour.in(task);
        LocalDate today = LocalDate.now(clock);
        int month = task.due().atZone(clock.getZone()).getMonthValue();
        ObjectNode minutes = ImplementationForms.minutes(id, month, today);
        for (Person person : implementation.people(id)) {
            boolean silent = communes.neglects(0.05, id, "reports", person.person(), month);
            ImplementationForms.addReport(
                    minutes, person, silent ? "" : "Công việc tháng %d đạt kế hoạch.".formatted(month));
        }
        if (task.happens(0.03, "a difficulty", task.key(), month)) {
            ImplementationForms.addRequest(
                    minutes, "Đường liên thôn xuống cấp sau mưa lũ.", "Đề nghị huyện hỗ trợ sửa đường liên thôn.");
        }
        implementation.democracyOpen(id).forEach((code, planned) -> {
            if (!planned.isAfter(today.plusDays(DAYS_AHEAD)) && !communes.neglects(0.5, id, "democracy", code)) {
                ImplementationForms.addDemocracy(minutes, code, today);
            }
        });
        return ImplementationForms.holdBriefing(minutes);
    }

    private static Map<String, Object> partyReport(RehearsedTask task) {
        String kind = task.happens(0.05, "asks the district", task.key(), task.due())
                ? "DISTRICT"
                : task.happens(0.4, "difficulties", task.key(), task.due()) ? "OWN" : "NONE";
        return ImplementationForms.reportToParty(
                "Các chỉ tiêu kinh tế - xã hội đạt kế hoạch quý; an ninh trật tự giữ vững.",
                kind,
                "NONE".equals(kind) ? "" : "Thiếu vốn làm đường giao thông nông thôn.");
    }

    private static Map<String, Object> halfYearReview(RehearsedTask task) {
        return ImplementationForms.reviewHalfYear(
                "Thu ngân sách, sản xuất đạt kế hoạch; an ninh trật tự giữ vững.",
                "Giải quyết đơn thư còn chậm; sẽ phân công người theo dõi.",
                task.happens(0.2, "aims high", task.key()) ? "XUAT_SAC" : "VUNG_MANH");
    }

    private static Map<String, Object> judgement(RehearsedTask task) {
        return task.firstAttempt() && task.happens(0.2, "not solved", task.key())
                ? ImplementationForms.judgeAnswer("missing", "Chưa có ngày hoàn thành cụ thể.")
                : ImplementationForms.judgeAnswer("solved", "");
    }
}
