package vn.gov.phutho.cleangov.implementation;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** A district solves what its communes cannot; the commune says whether it is solved. */
@Component
class DifficultyDuties implements DutySource {

    private final DifficultyRepository difficulties;
    private final DifficultyService service;
    private final UnitService units;
    private final Clock clock;

    DifficultyDuties(DifficultyRepository difficulties, DifficultyService service, UnitService units, Clock clock) {
        this.difficulties = difficulties;
        this.service = service;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.COMMUNE, UnitLevel.DISTRICT);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(Difficulty.class, Difficulty::dossierId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> requested) {
        Set<String> asked = requested.stream().map(Unit::code).collect(Collectors.toSet());
        Set<DossierId> dossiers = Stream.concat(
                        UnitLevel.COMMUNE.of(requested).stream(),
                        UnitLevel.DISTRICT.of(requested).stream()
                                .flatMap(district -> units.communesOf(district.code()).stream()))
                .map(commune -> new DossierId(year, commune.code()))
                .collect(Collectors.toSet());
        return difficulties.findByDossierIdInOrderById(dossiers).stream()
                .flatMap(difficulty -> Stream.concat(answer(difficulty), judgement(difficulty)))
                .filter(duty -> asked.contains(duty.unitCode()))
                .toList();
    }

    private Stream<Duty> answer(Difficulty difficulty) {
        String commune = difficulty.dossierId().communeCode();
        String district = units.districtOf(commune).code();
        return Stream.of(new Duty(
                "difficulty-" + difficulty.id(),
                Clause.D3_1B,
                "Giải quyết khó khăn của %s (%s)".formatted(units.name(commune), difficulty.source()),
                district,
                Role.DISTRICT_OFFICER.group(district),
                difficulty.askedAt().atZone(clock.getZone()),
                service.answerDue(difficulty),
                difficulty.waitsForDistrict() ? null : difficulty.answeredAt()));
    }

    private Stream<Duty> judgement(Difficulty difficulty) {
        if (difficulty.waitsForDistrict()) {
            return Stream.empty();
        }
        String commune = difficulty.dossierId().communeCode();
        return Stream.of(new Duty(
                "answer-" + difficulty.id(),
                Clause.D3_1B,
                "Xem trả lời của huyện (%s)".formatted(difficulty.source()),
                commune,
                Role.COMMUNE_OFFICER.group(commune),
                difficulty.answeredAt().atZone(clock.getZone()),
                service.judgementDue(difficulty),
                difficulty.solvedAt()));
    }
}
