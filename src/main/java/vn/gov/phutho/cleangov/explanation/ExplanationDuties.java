package vn.gov.phutho.cleangov.explanation;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** The duty of agencies to answer explanations. To explain is a right of a commune and not a duty. */
@Component
class ExplanationDuties implements DutySource {

    private final ExplanationRoundRepository rounds;
    private final ExplanationRepository explanations;
    private final ExplanationService service;
    private final Clock clock;

    ExplanationDuties(
            ExplanationRoundRepository rounds,
            ExplanationRepository explanations,
            ExplanationService service,
            Clock clock) {
        this.rounds = rounds;
        this.explanations = explanations;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.DISTRICT);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(
                new Kind<>(ExplanationRound.class, ExplanationRound::getId),
                new Kind<>(Explanation.class, Explanation::roundId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> units) {
        List<UnitYear> keys = UnitLevel.DISTRICT.of(units).stream()
                .map(district -> new UnitYear(year, district.code()))
                .toList();
        Map<UnitYear, ExplanationRound> closed = rounds.findAllById(keys).stream()
                .filter(round -> round.closedAt() != null)
                .collect(Collectors.toMap(ExplanationRound::getId, round -> round));
        Map<UnitYear, Map<String, List<Explanation>>> asked =
                explanations.findByRoundIdInOrderByIdDossierIdAscIdIndicatorAsc(closed.keySet()).stream()
                        .filter(Explanation::isExplained)
                        .collect(Collectors.groupingBy(
                                Explanation::roundId,
                                LinkedHashMap::new,
                                Collectors.groupingBy(Explanation::agency, LinkedHashMap::new, Collectors.toList())));
        return asked.entrySet().stream()
                .flatMap(round -> answers(closed.get(round.getKey()), round.getValue()))
                .toList();
    }

    private Stream<Duty> answers(ExplanationRound round, Map<String, List<Explanation>> byAgency) {
        return byAgency.entrySet().stream()
                .map(agency -> new Duty(
                        "explanation-answers-" + agency.getKey(),
                        Clause.D2_3C,
                        "Trả lời giải trình của các xã (%d chỉ tiêu)"
                                .formatted(agency.getValue().size()),
                        round.districtCode(),
                        Role.agencyGroup(agency.getKey(), round.districtCode()),
                        round.closedAt().atZone(clock.getZone()),
                        service.answersDue(round.getId()),
                        answeredAt(agency.getValue())));
    }

    private static Instant answeredAt(List<Explanation> explained) {
        return explained.stream().anyMatch(one -> one.answeredAt() == null)
                ? null
                : explained.stream()
                        .map(Explanation::answeredAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }
}
