package vn.gov.phutho.cleangov.coverage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Each outlet publishes three times: in summer, after the results, and at the end of the year. */
@RehearsalComponent
class CoverageRehearsal implements StageRehearsal {

    private static final int LAST_TIME = 2;

    private final CoverageService coverages;
    private final UnitService units;
    private final Clock clock;

    CoverageRehearsal(CoverageService coverages, UnitService units, Clock clock) {
        this.coverages = coverages;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("media-coverage");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_PlanCoverage",
                TaskRehearsal.answeredBy(CoverageForms.planCoverage(
                                "Mở chuyên mục về chính quyền cơ sở; mỗi tháng hai tin, bài; tháng 12 đăng kết quả."))
                        .after(Delay.withinWindow(0.8).orLate(0.1, "plans late", 10)),
                "UserTask_RecordPieces",
                TaskRehearsal.answeredBy(
                                task -> CoverageForms.recordPieces(pieces(task), task.attempt() >= LAST_TIME, ""))
                        .after(CoverageRehearsal::minutesToRecord));
    }

    private static double minutesToRecord(RehearsedTask task, Random random) {
        return switch (task.attempt()) {
            case 0 -> task.window() * 0.4;
            case 1 -> task.window() - Delay.days(22 - random.nextInt(3));
            default -> Delay.days(3 + random.nextInt(5));
        };
    }

    /**
     * In summer some good examples, after the results the communes that these suggest, at the end the experience of
     * the best. If there are none, the outlet writes about the province's work, because an answer must name at least
     * one piece.
     */
    private List<ObjectNode> pieces(RehearsedTask task) {
        AgencyYear id = AgencyYear.parse(task.key());
        List<ObjectNode> pieces = new ArrayList<>();
        if (task.firstAttempt()) {
            units.communesOf(id.unitCode()).stream()
                    .filter(commune -> task.happens(0.03, "praised", id.agencyCode(), commune.code()))
                    .forEach(commune -> pieces.add(piece(PieceKind.COMMEND, commune.code(), "Gương sáng từ cơ sở")));
        } else {
            for (Suggestion one : coverages.suggestions(id.year(), id.unitCode())) {
                boolean experience = one.kind() == PieceKind.EXPERIENCE;
                if (experience == (task.attempt() >= LAST_TIME)
                        && task.happens(
                                0.5, "published", id.agencyCode(), one.kind().name(), one.communeCode())) {
                    pieces.add(piece(one.kind(), one.communeCode(), one.kind().title() + ": " + one.why()));
                }
            }
        }
        if (pieces.isEmpty()) {
            pieces.add(piece(PieceKind.EXPERIENCE, id.unitCode(), "Kinh nghiệm xây dựng chính quyền cơ sở"));
        }
        return pieces;
    }

    private ObjectNode piece(PieceKind kind, String unitCode, String title) {
        return CoverageForms.piece(
                kind, unitCode, LocalDate.now(clock), "%s - %s".formatted(title, units.name(unitCode)));
    }
}
