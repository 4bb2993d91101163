package vn.gov.phutho.cleangov.recheck;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** A province draws a sample and checks every commune in it again. */
@Component
class RecheckDuties implements DutySource {

    private final RecheckService rechecks;
    private final CycleService cycles;
    private final UnitService units;
    private final Clock clock;

    RecheckDuties(RecheckService rechecks, CycleService cycles, UnitService units, Clock clock) {
        this.rechecks = rechecks;
        this.cycles = cycles;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.PROVINCE);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(
                new Kind<>(Recheck.class, Recheck::key), new Kind<>(RecheckedCommune.class, RecheckedCommune::dossier));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> requested) {
        Map<String, Recheck> opened = rechecks.ofYear(year).stream()
                .collect(Collectors.toMap(recheck -> recheck.key().unitCode(), Function.identity()));
        return UnitLevel.PROVINCE.of(requested).stream()
                .flatMap(province -> duties(new UnitYear(year, province.code()), opened.get(province.code())))
                .toList();
    }

    /** @param recheck null before it is opened */
    private Stream<Duty> duties(UnitYear id, Recheck recheck) {
        if (recheck != null && recheck.nothingAt() != null) {
            return Stream.empty();
        }
        String officers = Role.PROVINCE_OFFICER.group(id.unitCode());
        Duty draw = Duty.in(
                cycles.windowOf(id, Milestone.PROVINCIAL_RECOGNITION),
                "recheck-draw",
                Clause.D1,
                "Rút mẫu kiểm tra lại",
                id.unitCode(),
                officers,
                recheck == null ? null : recheck.drawnAt());
        return draw.doneAt() == null
                ? Stream.of(draw)
                : Stream.concat(
                        Stream.of(draw),
                        rechecks.sample(id).stream()
                                .map(one -> new Duty(
                                        "recheck-" + one.dossier().communeCode(),
                                        Clause.D1,
                                        "Kiểm tra lại "
                                                + units.name(one.dossier().communeCode()),
                                        id.unitCode(),
                                        officers,
                                        recheck.drawnAt().atZone(clock.getZone()),
                                        rechecks.due(id),
                                        one.concludedAt())));
    }
}
