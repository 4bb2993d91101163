package vn.gov.phutho.cleangov.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.assessment.AssessmentService;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.coverage.CoverageService;
import vn.gov.phutho.cleangov.coverage.PieceKind;
import vn.gov.phutho.cleangov.coverage.Suggestion;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.ComputedIndicators;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.explanation.ExplanationService;
import vn.gov.phutho.cleangov.finalvalue.FinalValueService;
import vn.gov.phutho.cleangov.implementation.ImplementationService;
import vn.gov.phutho.cleangov.implementation.Person;
import vn.gov.phutho.cleangov.inspection.InspectionService;
import vn.gov.phutho.cleangov.inspection.InspectionVisit;
import vn.gov.phutho.cleangov.reclassification.ReclassificationService;
import vn.gov.phutho.cleangov.recognition.RecognitionService;
import vn.gov.phutho.cleangov.rehearsal.RehearsalProcess.Waiting;
import vn.gov.phutho.cleangov.remediation.Measure;
import vn.gov.phutho.cleangov.remediation.RemediationService;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The form answers of the officials in a rehearsed year, and the time of each: most in time, some late, a few never.
 */
@Component
class Officials {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
    private static final int VISITS = 6;

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

    private final AssessmentService assessments;
    private final ExplanationService explanations;
    private final FinalValueService finalValues;
    private final ImplementationService implementation;
    private final ScoreService scoring;
    private final RecognitionService recognitions;
    private final ReclassificationService reclassifications;
    private final RemediationService remediations;
    private final InspectionService inspections;
    private final CoverageService coverages;
    private final UnitService units;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Officials(
            AssessmentService assessments,
            ExplanationService explanations,
            FinalValueService finalValues,
            ImplementationService implementation,
            ScoreService scoring,
            RecognitionService recognitions,
            ReclassificationService reclassifications,
            RemediationService remediations,
            InspectionService inspections,
            CoverageService coverages,
            UnitService units,
            CycleService cycles,
            WorkingCalendar calendar,
            Clock clock) {
        this.assessments = assessments;
        this.explanations = explanations;
        this.finalValues = finalValues;
        this.implementation = implementation;
        this.scoring = scoring;
        this.recognitions = recognitions;
        this.reclassifications = reclassifications;
        this.remediations = remediations;
        this.inspections = inspections;
        this.coverages = coverages;
        this.units = units;
        this.cycles = cycles;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * When an official does this task: in the morning or the afternoon of a working day.
     *
     * @param attempt how often the same task existed before and was sent back
     * @return empty if no official ever does it
     */
    Optional<Instant> acts(Waiting task, int attempt, Temper temper) {
        if ("UserTask_CloseYear".equals(task.element())) {
            // On the last evening, before January's timer opens the next year.
            return Optional.of(task.created());
        }
        if (neverActs(task, temper)) {
            return Optional.empty();
        }
        Random random = temper.chance("when", task.key(), task.element(), task.agency(), attempt);
        return Optional.of(atWork(task.created(), minutesUntil(task, attempt, temper, random), random));
    }

    /** When an official tries a refused task again: each time a few days later. */
    Instant actsAgain(Waiting task, int refusals, Temper temper) {
        Random random = temper.chance("again", task.key(), task.element(), task.agency(), refusals);
        return atWork(clock.instant(), days(2 * refusals), random);
    }

    private static boolean neverActs(Waiting task, Temper temper) {
        return switch (task.element()) {
            // After the window the sheet is locked.
            case "UserTask_ScoreIndicators" -> temper.happens(0.02, "never scores", task.key());
            case "UserTask_HoldBriefing", "UserTask_ReportToParty" ->
                temper.slips(0.2, DossierId.parse(task.key()), task.element(), task.due());
            case "UserTask_RemedyFinding" -> temper.happens(0.03, "never remedies", task.key());
            default -> false;
        };
    }

    private static double minutesUntil(Waiting task, int attempt, Temper temper, Random random) {
        double window = Duration.between(task.created(), task.due()).toMinutes();
        return switch (task.element()) {
            case "UserTask_Register" ->
                temper.happens(0.05, "registers late", task.key())
                        // Some communes register only after months of urging.
                        ? window
                                + days(1 + random.nextInt(temper.happens(0.3, "registers last", task.key()) ? 150 : 20))
                        : window * random.nextDouble();
            case "UserTask_Assign", "UserTask_ReviewHalfYear" ->
                temper.slips(0.2, DossierId.parse(task.key()), task.element())
                        ? Math.max(0, window) + days(1 + random.nextInt(15))
                        : Math.max(days(3), window) * 0.8 * random.nextDouble();
            case "UserTask_HoldBriefing", "UserTask_ReportToParty" -> window * 0.7 * random.nextDouble();
            case "UserTask_SolveDifficulty" -> window * random.nextDouble();
            case "UserTask_ScoreIndicators" -> attempt == 0 ? window * 0.6 * random.nextDouble() : 0;
            case "UserTask_AppraiseIndicators" ->
                temper.happens(0.03, "appraises late", task.key(), task.agency())
                        ? window + days(1)
                        : window * random.nextDouble();
            case "UserTask_ExplainIndicators", "UserTask_AnswerExplanations" -> window * 0.6 * random.nextDouble();
            // The last day of the posting is over when its answers are due.
            case "UserTask_AnswerPeople" -> window - days(0.4);
            case "UserTask_GiveFrontOpinion", "UserTask_Consolidate" -> days(1) * random.nextDouble();
            case "UserTask_HoldCouncil", "UserTask_DecideClasses" -> days(0.3) * random.nextDouble();
            case "UserTask_DraftReport" ->
                temper.happens(0.1, "reports late", task.key())
                        ? window + days(1 + random.nextInt(3))
                        : window * 0.7 * random.nextDouble();
            case "UserTask_PlanInspections", "UserTask_PlanCoverage" ->
                temper.happens(0.1, "plans late", task.key())
                        ? window + days(1 + random.nextInt(10))
                        : window * 0.8 * random.nextDouble();
            case "UserTask_RecordPieces" ->
                switch (attempt) {
                    case 0 -> window * 0.4;
                    case 1 -> window - days(22 - random.nextInt(3));
                    default -> days(3 + random.nextInt(5));
                };
            case "UserTask_RecordVisit" -> window - days(1) + days(3) * random.nextDouble();
            case "UserTask_RemedyFinding" ->
                temper.happens(0.2, "remedies late", task.key())
                        ? window + days(1 + random.nextInt(12))
                        : window * 0.9 * random.nextDouble();
            default -> days(2) * random.nextDouble();
        };
    }

    private static double days(double days) {
        return days * Duration.ofDays(1).toMinutes();
    }

    /** The next morning or afternoon of a working day, after this many minutes. */
    private Instant atWork(Instant created, double minutes, Random random) {
        ZonedDateTime wanted = created.plus(Duration.ofMinutes((long) minutes)).atZone(clock.getZone());
        LocalDate day = wanted.toLocalDate();
        LocalTime half = random.nextBoolean() ? MORNING : AFTERNOON;
        while (!calendar.isWorkingDay(day)
                || !day.atTime(half).atZone(clock.getZone()).isAfter(wanted)) {
            day = day.plusDays(1);
        }
        return day.atTime(half).atZone(clock.getZone()).toInstant();
    }

    /** The form answers for this task. */
    Map<String, Object> form(Waiting task, int attempt, Temper temper) {
        return switch (task.element()) {
            case "UserTask_DraftProgramme" ->
                Map.of(
                        "content",
                        "Triển khai Nghị quyết 09 đến từng xã; kiểm tra, đôn đốc hằng quý.",
                        "organisations",
                        "Ủy ban MTTQ huyện\nHội Nông dân huyện\nHội Liên hiệp Phụ nữ huyện");
            case "UserTask_ApproveProgramme" ->
                attempt == 0 && temper.happens(0.1, "returns programme", task.key())
                        ? Map.of("decision", "return", "reason", "Ghi rõ thời gian kiểm tra từng xã.")
                        : Map.of("decision", "approve", "reason", "");
            case "UserTask_SetEmulationTargets" ->
                Map.of(
                        "documentNumber",
                        "12/QĐ-UBND",
                        "documentDate",
                        LocalDate.now(clock).toString(),
                        "target",
                        "100 % xã, phường, thị trấn đăng ký phấn đấu.");
            case "UserTask_BriefOfficials" ->
                Map.of("briefings", briefings(UnitYear.parse(task.key()), attempt, temper));
            case "UserTask_PlanRemediation" -> Map.of("measures", measures(DossierId.parse(task.key())));
            case "UserTask_ApproveRemediation" -> Map.of("decision", "approve", "reason", "");
            case "UserTask_ReportMeasure" ->
                Map.of(
                        "result",
                        "Đã làm việc với xã, hướng dẫn và kiểm tra lại.",
                        "remedied",
                        temper.happens(0.7, "remedied", task.key(), attempt, task.due()) ? "yes" : "no");
            case "UserTask_ConcludeRemediation" -> Map.of("verdicts", verdicts(DossierId.parse(task.key())));
            case "UserTask_FollowUpRegistration" ->
                Map.of("measures", "Phó Chủ tịch UBND huyện làm việc trực tiếp với từng xã trong tuần tới.");
            case "UserTask_Register" ->
                Map.of(
                        "target",
                        temper.happens(0.2, "aims high", task.key()) ? "XUAT_SAC" : "VUNG_MANH",
                        "commitment",
                        "Phấn đấu hoàn thành các chỉ tiêu kinh tế - xã hội, giữ vững trật tự trị an, nội bộ đoàn kết.");
            case "UserTask_Assign" -> Map.of("plan", plan(DossierId.parse(task.key()), temper));
            case "UserTask_HoldBriefing" -> Map.of("briefing", minutes(task, temper));
            case "UserTask_ReportToParty" -> partyReport(task, temper);
            case "UserTask_ReviewHalfYear" ->
                Map.of(
                        "strengths", "Thu ngân sách, sản xuất đạt kế hoạch; an ninh trật tự giữ vững.",
                        "weaknesses", "Giải quyết đơn thư còn chậm; sẽ phân công người theo dõi.",
                        "forecast", temper.happens(0.2, "aims high", task.key()) ? "XUAT_SAC" : "VUNG_MANH");
            case "UserTask_SolveDifficulty" ->
                Map.of("answer", "Đã giao phòng chuyên môn cùng xã khảo sát, bố trí kinh phí trong quý này.");
            case "UserTask_JudgeAnswer" ->
                attempt == 0 && temper.happens(0.2, "not solved", task.key())
                        ? Map.of("verdict", "missing", "stillMissing", "Chưa có ngày hoàn thành cụ thể.")
                        : Map.of("verdict", "solved", "stillMissing", "");
            case "UserTask_Urge" ->
                Map.of("action", "Đã gọi điện cho người đứng đầu, đơn vị hứa làm ngay.", "stopUrging", false);
            case "UserTask_ScoreIndicators" -> Map.of("sheet", sheet(DossierId.parse(task.key()), temper));
            case "UserTask_GivePartyOpinion" ->
                Map.of("opinion", "Cấp ủy nhất trí với kết quả tự chấm; đề nghị quan tâm công tác giải quyết đơn thư.");
            case "UserTask_SignSelfReview" ->
                attempt == 0
                                && temper.happens(0.03, "sends back", task.key())
                                && scoring.sheetLocked(DossierId.parse(task.key()))
                                        .isEmpty()
                        ? Map.of("decision", "return", "reason", "Rà lại số liệu thu ngân sách trước khi ký.")
                        : Map.of("decision", "sign", "reason", "");
            case "UserTask_AppraiseIndicators" -> Map.of("grid", grid(task, temper));
            case "UserTask_GiveFrontOpinion" -> Map.of("opinion", "Mặt trận nhất trí với kết quả thẩm định.");
            case "UserTask_Consolidate" -> Map.of("summary", "Kết quả phản ánh đúng tình hình các xã trong năm.");
            case "UserTask_ExplainIndicators" ->
                Map.of("explanations", explanations(DossierId.parse(task.key()), temper));
            case "UserTask_AnswerExplanations" -> Map.of("answers", answers(task, temper));
            case "UserTask_AnswerPeople" ->
                Map.of(
                        "opinions",
                        said(UnitYear.parse(task.key()), temper),
                        "answers",
                        JsonNodeFactory.instance.objectNode());
            case "UserTask_EnterFinalValues" -> Map.of("values", finalValues(task, temper));
            case "UserTask_HoldCouncil" -> Map.of("minutes", councilMinutes(UnitYear.parse(task.key())));
            case "UserTask_DecideClasses" -> Map.of("decisions", classes(UnitYear.parse(task.key())));
            case "UserTask_SignRequest" -> Map.of();
            case "UserTask_AppraiseRequests" -> Map.of("opinions", opinions(UnitYear.parse(task.key()), temper));
            case "UserTask_DecideRequests" -> Map.of("decisions", grants(UnitYear.parse(task.key()), temper));
            case "UserTask_DrawSample" ->
                Map.of(
                        "share",
                        5,
                        "seed",
                        String.valueOf(temper.chance("seed", task.key()).nextInt(1_000_000_000)));
            case "UserTask_Recheck" -> Map.of("recheck", recheck(task.dossier(), temper));
            case "UserTask_Reappraise" -> Map.of("grid", gridAnew(DossierId.parse(task.key()), task.agency(), temper));
            case "UserTask_DecideAnew" ->
                Map.of(
                        "decidedClass",
                        reclassifications
                                .proposal(DossierId.parse(task.key()))
                                .orElseThrow()
                                .name(),
                        "reason",
                        "Theo kết quả thẩm định lại sau kiểm tra của tỉnh.");
            case "UserTask_DraftReport" ->
                Map.of(
                        "situation",
                                "Huyện đã triển khai Nghị quyết 09 đến tất cả các xã, phối hợp chặt chẽ với UBMTTQ.",
                        "difficulties", "Một số xã triển khai chậm, hồ sơ minh chứng chưa đầy đủ.",
                        "proposals", "Tiếp tục đôn đốc, kiểm tra; đề nghị tỉnh tập huấn nghiệp vụ.");
            case "UserTask_SignReport" -> Map.of("decision", "sign", "reason", "");
            case "UserTask_ReceiveReport" ->
                attempt == 0 && temper.happens(0.06, "province returns", task.key())
                        ? Map.of("decision", "return", "reason", "Bổ sung phần tồn tại, nguyên nhân.")
                        : Map.of("decision", "receive", "reason", "");
            case "UserTask_PlanInspections" ->
                Map.of(
                        "coordination",
                        "Phối hợp với các huyện đôn đốc, kiểm tra việc thực hiện Nghị quyết 09 ở các xã.",
                        "visits",
                        visits(AgencyYear.parse(task.key()), temper));
            case "UserTask_RecordVisit" -> visited(inspections.visit(task.visit()), temper);
            case "UserTask_RemedyFinding" -> Map.of("remedy", "Đã chấn chỉnh, có văn bản báo cáo kèm theo.");
            case "UserTask_UrgeRemedy" -> Map.of("action", "Đã gọi điện cho Chủ tịch UBND, hứa làm ngay.");
            case "UserTask_ConfirmRemedy" ->
                attempt == 0 && temper.happens(0.1, "not remedied", task.key())
                        ? Map.of("decision", "return", "reason", "Bổ sung văn bản đã ban hành.")
                        : Map.of("decision", "confirm", "reason", "");
            case "UserTask_SummariseInspections" ->
                Map.of(
                        "assessment", "Các huyện đã phối hợp tốt; một số xã khắc phục kiến nghị còn chậm.",
                        "proposals", "Tiếp tục kiểm tra các xã còn tồn tại trong năm sau.");
            case "UserTask_ReceiveSummary" -> Map.of("decision", "receive", "reason", "");
            case "UserTask_PlanCoverage" ->
                Map.of("plan", "Mở chuyên mục về chính quyền cơ sở; mỗi tháng hai tin, bài; tháng 12 đăng kết quả.");
            case "UserTask_RecordPieces" ->
                Map.of(
                        "pieces",
                        pieces(AgencyYear.parse(task.key()), attempt, temper),
                        "closing",
                        attempt >= 2,
                        "closingNote",
                        "");
            case "UserTask_CloseYear" -> Map.of("closingNote", "Khép năm.");
            default -> throw new IllegalStateException("nobody knows how to do " + task.element());
        };
    }

    /** Briefings held today. Some communes follow only at the second attempt, but each answer names at least one. */
    private ObjectNode briefings(UnitYear id, int attempt, Temper temper) {
        List<DossierId> communes = assessments.dossiers(id);
        List<DossierId> now = communes.stream()
                .filter(commune -> attempt > 0 || !temper.happens(0.1, "briefed later", commune.toString()))
                .toList();
        ObjectNode briefings = JsonNodeFactory.instance.objectNode();
        for (DossierId commune : now.isEmpty() ? communes : now) {
            briefings
                    .putObject(commune.toString())
                    .put("on", LocalDate.now(clock).toString())
                    .put("attendees", 15);
        }
        return briefings;
    }

    /** A measure for each of the weakest indicators, due in a week. */
    private ArrayNode measures(DossierId commune) {
        ArrayNode measures = JsonNodeFactory.instance.arrayNode();
        for (Indicator indicator : remediations.weakestIndicators(commune)) {
            measures.addObject()
                    .put("weakness", "Chỉ tiêu " + indicator.code() + ": " + indicator.name())
                    .put("action", "Hướng dẫn, kiểm tra tại xã.")
                    .put("agency", indicator.appraiser())
                    .put("due", LocalDate.now(clock).plusDays(7).toString());
        }
        return measures;
    }

    /**
     * A measure that the agency reported as remedied is concluded as remedied. Everything else goes into next year's
     * plan.
     */
    private ObjectNode verdicts(DossierId commune) {
        ObjectNode verdicts = JsonNodeFactory.instance.objectNode();
        for (Measure measure : remediations.open(commune)) {
            verdicts.putObject(measure.id().toString())
                    .put("verdict", Boolean.TRUE.equals(measure.remedied()) ? "REMEDIED" : "CARRIED_OVER");
        }
        return verdicts;
    }

    /** A person for each standard, one more for two indicators. */
    private ObjectNode plan(DossierId id, Temper temper) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode().put("dossier", id.toString());
        ArrayNode people = plan.putArray("people");
        Random random = temper.chance("people", id.toString());
        for (String position : POSITIONS) {
            people.addObject()
                    .put("person", SURNAMES.get(random.nextInt(8)) + " " + NAMES.get(random.nextInt(8)))
                    .put("position", position);
        }
        ObjectNode standards = plan.putObject("standards");
        List<Criterion> criteria = cycles.criteriaSet(id.year()).criteria();
        for (int i = 0; i < criteria.size(); i++) {
            standards.put(criteria.get(i).code(), i % POSITIONS.size());
        }
        plan.putObject("indicators").put("1.1", 3).put("5.4", 3);
        ObjectNode democracy = plan.putObject("democracy");
        implementation.usualDemocracy(id).forEach((code, day) -> democracy.put(code, day.toString()));
        return plan;
    }

    private ObjectNode minutes(Waiting task, Temper temper) {
        DossierId id = DossierId.parse(task.key());
        LocalDate today = LocalDate.now(clock);
        int month = task.due().atZone(clock.getZone()).getMonthValue();
        ObjectNode minutes = JsonNodeFactory.instance
                .objectNode()
                .put("dossier", task.key())
                .put("month", month)
                .put("heldOn", today.toString());
        ArrayNode reports = minutes.putArray("reports");
        for (Person person : implementation.people(id)) {
            boolean reported = !temper.slips(0.05, id, "reports", person.person(), month);
            reports.addObject()
                    .put("person", person.person())
                    .put("position", person.position())
                    .put("reported", reported)
                    .put("line", reported ? "Công việc tháng %d đạt kế hoạch.".formatted(month) : "");
        }
        boolean difficulty = temper.happens(0.03, "a difficulty", task.key(), month);
        minutes.put("difficulties", difficulty ? "Đường liên thôn xuống cấp sau mưa lũ." : "")
                .put("needsDistrict", difficulty)
                .put("request", difficulty ? "Đề nghị huyện hỗ trợ sửa đường liên thôn." : "");
        ObjectNode democracy = minutes.putObject("democracy");
        implementation.democracyOpen(id).forEach((code, planned) -> {
            if (!planned.isAfter(today.plusDays(DAYS_AHEAD)) && !temper.slips(0.5, id, "democracy", code)) {
                democracy.put(code, today.toString());
            }
        });
        return minutes;
    }

    private static Map<String, Object> partyReport(Waiting task, Temper temper) {
        String kind = temper.happens(0.05, "asks the district", task.key(), task.due())
                ? "DISTRICT"
                : temper.happens(0.4, "difficulties", task.key(), task.due()) ? "OWN" : "NONE";
        return Map.of(
                "results",
                "Các chỉ tiêu kinh tế - xã hội đạt kế hoạch quý; an ninh trật tự giữ vững.",
                "difficultyKind",
                kind,
                "difficulties",
                "NONE".equals(kind) ? "" : "Thiếu vốn làm đường giao thông nông thôn.");
    }

    private ObjectNode sheet(DossierId id, Temper temper) {
        ObjectNode sheet = JsonNodeFactory.instance.objectNode().put("dossier", id.toString());
        ObjectNode entries = sheet.putObject("entries");
        Set<String> computed = scoring.computed(id).keySet();
        for (Indicator indicator : scoring.criteriaSet(id).indicators()) {
            if (!computed.contains(indicator.code())) {
                entries.set(
                        indicator.code(),
                        temper.claimed(id, indicator).toNode().put("note", "Theo hồ sơ lưu tại Văn phòng UBND xã."));
            }
        }
        return sheet;
    }

    private ObjectNode grid(Waiting task, Temper temper) {
        UnitYear id = UnitYear.parse(task.key());
        ObjectNode grid = JsonNodeFactory.instance
                .objectNode()
                .put("assessment", task.key())
                .put("agency", task.agency());
        ObjectNode entries = grid.putObject("entries");
        List<Indicator> indicators = cycles.criteriaSet(id.year()).indicatorsOf(task.agency());
        boolean recorded = indicators.stream().anyMatch(indicator -> indicator.computed() != null);
        for (DossierId commune : assessments.dossiers(id)) {
            ObjectNode row = entries.putObject(commune.toString());
            Map<String, Score> claimed = scoring.scores(commune, Side.SELF);
            Map<String, ComputedIndicators.Value> records = recorded ? scoring.computed(commune) : Map.of();
            for (Indicator indicator : scoring.criteriaSet(commune).indicatorsOf(task.agency())) {
                Measurement truth = records.containsKey(indicator.code())
                        ? records.get(indicator.code()).measurement()
                        : temper.truth(commune, indicator);
                Score self = claimed.get(indicator.code());
                boolean differs = self != null && !self.measurement().equals(truth);
                ObjectNode cell = truth.toNode();
                if (differs) {
                    cell.put("note", "Theo hồ sơ của cơ quan thẩm định.");
                }
                if (indicator.computed() == null
                        && truth.value() != null
                        && temper.happens(0.02, "estimates", commune, indicator.code())) {
                    cell.put("estimate", true);
                }
                row.set(indicator.code(), cell);
            }
        }
        return grid;
    }

    /** The commune explains half of the lowered indicators and accepts the rest. */
    private ObjectNode explanations(DossierId id, Temper temper) {
        ObjectNode explained = JsonNodeFactory.instance.objectNode();
        explanations.lowered(id).stream()
                .filter(indicator -> temper.happens(0.5, "explains", id, indicator))
                .forEach(indicator -> explained.put(indicator, "Xã đã đối chiếu lại với hồ sơ gốc, kèm xác nhận."));
        return explained;
    }

    /** The agency accepts a third of the explanations. */
    private ObjectNode answers(Waiting task, Temper temper) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        explanations
                .asked(UnitYear.parse(task.key()), task.agency())
                .forEach((id, indicators) -> indicators.forEach(indicator -> {
                    boolean convinced = temper.happens(0.33, "convinces", id, indicator);
                    Score score = scoring.scores(id, convinced ? Side.SELF : Side.APPRAISED)
                            .get(indicator);
                    answers.withObject("/" + id)
                            .set(
                                    indicator,
                                    score.measurement()
                                            .toNode()
                                            .put(
                                                    "note",
                                                    convinced
                                                            ? "Đã đối chiếu, lấy số của xã."
                                                            : "Hồ sơ của cơ quan vẫn như đã thẩm định."));
                }));
        return answers;
    }

    /** Nine of ten estimates are confirmed. For the tenth, the commune's own value is the right one. */
    private ObjectNode finalValues(Waiting task, Temper temper) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        finalValues
                .asked(UnitYear.parse(task.key()), task.agency())
                .forEach((id, indicators) -> indicators.forEach(indicator -> {
                    Map<String, Score> claimed = scoring.scores(id, Side.SELF);
                    boolean wrong =
                            temper.happens(0.1, "estimate was wrong", id, indicator) && claimed.containsKey(indicator);
                    Score score = wrong
                            ? claimed.get(indicator)
                            : scoring.scores(id, Side.APPRAISED).get(indicator);
                    values.withObject("/" + id)
                            .set(indicator, score.measurement().toNode().put("note", "Số chính thức của ngành."));
                }));
        return values;
    }

    /** Opinions of people. Each is answered at once. */
    private ArrayNode said(UnitYear id, Temper temper) {
        ArrayNode said = JsonNodeFactory.instance.arrayNode();
        units.communesOf(id.unitCode()).stream()
                .filter(commune -> temper.happens(0.05, "somebody speaks", commune.code()))
                .forEach(commune -> said.addObject()
                        .put("commune", commune.code())
                        .put("speaker", "Ông Nguyễn Văn Tâm, khu 2")
                        .put("receivedOn", LocalDate.now(clock).toString())
                        .put("content", "Đường vào khu 2 chưa sạch như báo cáo.")
                        .put("answer", "Đã kiểm tra cùng UBND xã, điểm thẩm định đã tính việc này."));
        return said;
    }

    private ObjectNode councilMinutes(UnitYear id) {
        ObjectNode minutes = JsonNodeFactory.instance
                .objectNode()
                .put("metOn", LocalDate.now(clock).toString())
                .put("members", 11)
                .put("present", 10)
                .put("content", "Hội đồng xem xét từng xã theo điểm thẩm định và ý kiến của nhân dân.");
        ObjectNode votes = minutes.putObject("votes");
        assessments.proposals(id).keySet().forEach(commune -> votes.put(commune.toString(), 9));
        return minutes;
    }

    /** Most re-checks confirm the points. Sometimes a commune earned fewer points for an indicator than it got. */
    private ObjectNode recheck(DossierId id, Temper temper) {
        boolean deviates = temper.happens(0.2, "deviates", id.toString());
        ObjectNode recheck = JsonNodeFactory.instance
                .objectNode()
                .put("dossier", id.toString())
                .put("conclusion", deviates ? "DEVIATES" : "CONFIRMED")
                .put("reason", deviates ? "Đã đối chiếu hồ sơ, minh chứng tại xã." : "");
        ObjectNode remarks = recheck.putObject("remarks");
        for (Indicator indicator : scoring.criteriaSet(id).indicators()) {
            if (deviates && indicator.code().equals(deviating(id, temper).code())) {
                remarks.put(indicator.code(), "Số liệu đã thẩm định cao hơn sổ sách của xã.");
            } else if (temper.happens(0.5, "looked at", id.toString(), indicator.code())) {
                remarks.put(indicator.code(), "");
            }
        }
        if (remarks.isEmpty()) {
            remarks.put(scoring.criteriaSet(id).indicators().get(0).code(), "");
        }
        return recheck;
    }

    private Indicator deviating(DossierId id, Temper temper) {
        List<Indicator> typed = scoring.criteriaSet(id).indicators().stream()
                .filter(indicator -> indicator.computed() == null)
                .toList();
        return typed.get(temper.chance("deviating", id.toString()).nextInt(typed.size()));
    }

    /** The grid as before, except for the indicator in which the province found a deviation. */
    private ObjectNode gridAnew(DossierId id, String agency, Temper temper) {
        Indicator found = deviating(id, temper);
        Map<String, Score> appraised = scoring.scores(id, Side.APPRAISED);
        ObjectNode grid = JsonNodeFactory.instance.objectNode().put("agency", agency);
        ObjectNode row = grid.putObject("entries").putObject(id.toString());
        for (Indicator indicator : scoring.criteriaSet(id).indicatorsOf(agency)) {
            Measurement measurement = indicator.code().equals(found.code())
                    ? temper.atWorst(id, indicator)
                    : appraised.get(indicator.code()).measurement();
            row.set(indicator.code(), measurement.toNode().put("note", "Theo kết quả kiểm tra lại."));
        }
        return grid;
    }

    private ObjectNode classes(UnitYear id) {
        ObjectNode decisions = JsonNodeFactory.instance.objectNode();
        assessments
                .proposals(id)
                .forEach((commune, proposed) -> decisions
                        .putObject(commune.toString())
                        .put("class", proposed.name())
                        .put("reason", ""));
        return decisions;
    }

    /** Six visits to districts and communes, spread over the working days until the middle of November. */
    private ArrayNode visits(AgencyYear id, Temper temper) {
        Random random = temper.chance("visits", id.toString());
        List<Unit> places = new ArrayList<>(units.communesOf(id.unitCode()));
        places.addAll(units.childrenOf(id.unitCode()));
        ArrayNode visits = JsonNodeFactory.instance.arrayNode();
        Set<String> planned = new HashSet<>();
        LocalDate first = LocalDate.now(clock).plusDays(10);
        int days = (int) ChronoUnit.DAYS.between(first, LocalDate.of(id.year(), 11, 15));
        for (int i = 0; i < VISITS; i++) {
            LocalDate on = calendar.plusWorkingDays(first.plusDays((long) days * i / VISITS), 1 + random.nextInt(10));
            String place = places.get(random.nextInt(places.size())).code();
            // With few places, a second visit of a place can fall on the same day as the first.
            if (planned.add(place + on)) {
                visits.addObject()
                        .put("unit", place)
                        .put("on", on.toString())
                        .put("subject", "Việc thực hiện Nghị quyết 09, cải cách thủ tục hành chính, tiếp công dân.");
            }
        }
        return visits;
    }

    private Map<String, Object> visited(InspectionVisit visit, Temper temper) {
        if (temper.happens(0.05, "no visit", visit.unitCode(), visit.plannedOn())) {
            return Map.of("held", false, "result", "Trùng với cuộc kiểm tra của cơ quan khác.");
        }
        Random random = temper.chance("found", visit.unitCode(), visit.plannedOn());
        List<Unit> places = new ArrayList<>(units.childrenOf(visit.unitCode()));
        places.add(units.unit(visit.unitCode()));
        ArrayNode findings = JsonNodeFactory.instance.arrayNode();
        LocalDate today = LocalDate.now(clock);
        for (int i = random.nextInt(3); i > 0; i--) {
            findings.addObject()
                    .put("unit", places.get(random.nextInt(places.size())).code())
                    .put("content", "Chưa công khai đầy đủ thủ tục hành chính và các khoản thu của dân.")
                    .put(
                            "remedyBy",
                            calendar.plusWorkingDays(today, 10 + random.nextInt(20))
                                    .toString());
        }
        return Map.of(
                "held", true, "heldOn", today.toString(), "result", "Đã kiểm tra theo kế hoạch.", "findings", findings);
    }

    /**
     * The pieces of an outlet: in summer some good examples, after the results the communes that these suggest, at
     * the end the experience of the best. If there are none, the outlet writes about the province's work, because an
     * answer must name at least one piece.
     */
    private ArrayNode pieces(AgencyYear id, int attempt, Temper temper) {
        ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
        if (attempt == 0) {
            units.communesOf(id.unitCode()).stream()
                    .filter(commune -> temper.happens(0.03, "praised", id.agencyCode(), commune.code()))
                    .forEach(commune -> piece(pieces, PieceKind.COMMEND, commune.code(), "Gương sáng từ cơ sở"));
        } else {
            for (Suggestion one : coverages.suggestions(id.year(), id.unitCode())) {
                boolean experience = one.kind() == PieceKind.EXPERIENCE;
                if (experience == (attempt >= 2)
                        && temper.happens(
                                0.5, "published", id.agencyCode(), one.kind().name(), one.communeCode())) {
                    piece(pieces, one.kind(), one.communeCode(), one.kind().title() + ": " + one.why());
                }
            }
        }
        if (pieces.isEmpty()) {
            piece(pieces, PieceKind.EXPERIENCE, id.unitCode(), "Kinh nghiệm xây dựng chính quyền cơ sở");
        }
        return pieces;
    }

    private void piece(ArrayNode pieces, PieceKind kind, String commune, String title) {
        pieces.addObject()
                .put("kind", kind.name())
                .put("unit", commune)
                .put("publishedOn", LocalDate.now(clock).toString())
                .put("title", "%s - %s".formatted(title, units.name(commune)))
                .put("link", "");
    }

    private ObjectNode opinions(UnitYear id, Temper temper) {
        ObjectNode opinions = JsonNodeFactory.instance.objectNode();
        for (Dossier request : recognitions.undecided(id)) {
            boolean agreed = !temper.happens(0.1, "home affairs disagrees", request.getId());
            opinions.putObject(request.getId())
                    .put("agreed", agreed)
                    .put("opinion", agreed ? "" : "Minh chứng của tiêu chuẩn 4 chưa đủ sức thuyết phục.");
        }
        return opinions;
    }

    private ObjectNode grants(UnitYear id, Temper temper) {
        ObjectNode decisions = JsonNodeFactory.instance.objectNode();
        for (Dossier request : recognitions.appraised(id)) {
            boolean granted = !temper.happens(0.1, "home affairs disagrees", request.getId());
            decisions
                    .putObject(request.getId())
                    .put("granted", granted)
                    .put("reason", granted ? "" : "Theo ý kiến thẩm định của Sở Nội vụ.");
        }
        return decisions;
    }
}
