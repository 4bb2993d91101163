package vn.gov.phutho.cleangov.recognition;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** A province decides on every request for excellence. */
@Component
class RecognitionDuties implements DutySource {

    private final RecognitionService recognitions;
    private final DossierService dossiers;
    private final CycleService cycles;

    RecognitionDuties(RecognitionService recognitions, DossierService dossiers, CycleService cycles) {
        this.recognitions = recognitions;
        this.dossiers = dossiers;
        this.cycles = cycles;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.PROVINCE);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(Recognition.class, Recognition::getId), new Kind<>(Dossier.class, Dossier::key));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> units) {
        return UnitLevel.PROVINCE.of(units).stream()
                .map(province -> decision(new UnitYear(year, province.code())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** None if every district has decided and none has requested anything. */
    private Optional<Duty> decision(UnitYear id) {
        List<Dossier> requests = dossiers.requests(id.year(), id.unitCode());
        boolean pending = recognitions.districtsPending(id);
        if (requests.isEmpty() && !pending) {
            return Optional.empty();
        }
        List<Dossier> undecided = requests.stream()
                .filter(request -> request.excellenceDecidedAt() == null)
                .toList();
        boolean appraised = !recognitions.appraised(id).isEmpty();
        Instant decided = pending || !undecided.isEmpty()
                ? null
                : requests.stream()
                        .map(Dossier::excellenceDecidedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return Optional.of(Duty.in(
                cycles.window(id.year(), Milestone.PROVINCIAL_RECOGNITION, id.unitCode()),
                "excellence",
                Clause.D2_3E,
                "Xét công nhận xuất sắc (%d/%d đề nghị)".formatted(requests.size() - undecided.size(), requests.size()),
                id.unitCode(),
                (appraised ? Role.PROVINCE_CHAIR : Role.PROVINCE_OFFICER).group(id.unitCode()),
                decided));
    }
}
