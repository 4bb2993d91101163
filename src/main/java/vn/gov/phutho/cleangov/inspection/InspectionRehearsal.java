package vn.gov.phutho.cleangov.inspection;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Departments visit units and find something there. Most findings are remedied in time, a few never. */
@RehearsalComponent
class InspectionRehearsal implements StageRehearsal {

    private static final int VISITS = 6;
    private static final int DAYS_BEFORE_THE_FIRST_VISIT = 10;

    private final InspectionService inspections;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final Clock clock;

    InspectionRehearsal(InspectionService inspections, UnitService units, WorkingCalendar calendar, Clock clock) {
        this.inspections = inspections;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("department-inspection", "finding");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.ofEntries(
                entry(
                        "UserTask_PlanInspections",
                        TaskRehearsal.answeredBy(this::plan)
                                .after(Delay.withinWindow(0.8).orLate(0.1, "plans late", 10))),
                entry(
                        "UserTask_RecordVisit",
                        TaskRehearsal.answeredBy(this::result).after(InspectionRehearsal::minutesToRecord)),
                entry(
                        "UserTask_RemedyFinding",
                        TaskRehearsal.answeredBy(
                                        InspectionForms.remedyFinding("Đã chấn chỉnh, có văn bản báo cáo kèm theo."))
                                .after(Delay.withinWindow(0.9).orLate(0.2, "remedies late", 12))
                                .unless(task -> task.happens(0.03, "never remedies", task.key()))),
                entry(
                        "UserTask_UrgeRemedy",
                        TaskRehearsal.answeredBy(Map.of("action", "Đã gọi điện cho Chủ tịch UBND, hứa làm ngay."))),
                entry("UserTask_ConfirmRemedy", TaskRehearsal.answeredBy(InspectionRehearsal::confirmation)),
                entry(
                        "UserTask_SummariseInspections",
                        TaskRehearsal.answeredBy(InspectionForms.summariseInspections(
                                "Các huyện đã phối hợp tốt; một số xã khắc phục kiến nghị còn chậm.",
                                "Tiếp tục kiểm tra các xã còn tồn tại trong năm sau."))),
                entry("UserTask_ReceiveSummary", TaskRehearsal.answeredBy(DecisionForm.decided("receive"))));
    }

    private static double minutesToRecord(RehearsedTask task, Random random) {
        return task.window() - Delay.days(1) + Delay.days(3) * random.nextDouble();
    }

    /** Six visits to districts and communes, spread over the working days until the middle of November. */
    private Map<String, Object> plan(RehearsedTask task) {
        AgencyYear id = AgencyYear.parse(task.key());
        Random random = task.random().generator("visits", id.toString());
        List<Unit> places = new ArrayList<>(units.communesOf(id.unitCode()));
        places.addAll(units.childrenOf(id.unitCode()));
        ArrayNode visits = JsonNodeFactory.instance.arrayNode();
        Set<String> planned = new HashSet<>();
        LocalDate first = LocalDate.now(clock).plusDays(DAYS_BEFORE_THE_FIRST_VISIT);
        int days = (int) ChronoUnit.DAYS.between(first, LocalDate.of(id.year(), 11, 15));
        for (int i = 0; i < VISITS; i++) {
            LocalDate on = calendar.plusWorkingDays(first.plusDays((long) days * i / VISITS), 1 + random.nextInt(10));
            String place = places.get(random.nextInt(places.size())).code();
            // With few places, a second visit of a place can fall on the same day as the first.
            if (planned.add(place + on)) {
                visits.add(InspectionForms.visit(
                        place, on, "Việc thực hiện Nghị quyết 09, cải cách thủ tục hành chính, tiếp công dân."));
            }
        }
        return InspectionForms.planInspections(
                "Phối hợp với các huyện đôn đốc, kiểm tra việc thực hiện Nghị quyết 09 ở các xã.", visits);
    }

    private Map<String, Object> result(RehearsedTask task) {
        InspectionVisit visit = inspections.visit(task.visit());
        if (task.happens(0.05, "no visit", visit.unitCode(), visit.plannedOn())) {
            return InspectionForms.visitNotHeld("Trùng với cuộc kiểm tra của cơ quan khác.");
        }
        Random random = task.random().generator("found", visit.unitCode(), visit.plannedOn());
        List<Unit> places = new ArrayList<>(units.childrenOf(visit.unitCode()));
        places.add(units.unit(visit.unitCode()));
        List<ObjectNode> findings = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        for (int i = random.nextInt(3); i > 0; i--) {
            findings.add(InspectionForms.finding(
                    places.get(random.nextInt(places.size())).code(),
                    "Chưa công khai đầy đủ thủ tục hành chính và các khoản thu của dân.",
                    calendar.plusWorkingDays(today, 10 + random.nextInt(20))));
        }
        return InspectionForms.visitHeld(today, "Đã kiểm tra theo kế hoạch.", findings);
    }

    private static Map<String, Object> confirmation(RehearsedTask task) {
        return task.firstAttempt() && task.happens(0.1, "not remedied", task.key())
                ? DecisionForm.returned("Bổ sung văn bản đã ban hành.")
                : DecisionForm.decided("confirm");
    }
}
