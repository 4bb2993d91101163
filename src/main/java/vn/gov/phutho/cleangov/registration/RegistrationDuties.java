package vn.gov.phutho.cleangov.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** Every commune registers, its chair in person. */
@Component
class RegistrationDuties implements DutySource {

    private final DossierService dossiers;
    private final CycleService cycles;

    RegistrationDuties(DossierService dossiers, CycleService cycles) {
        this.dossiers = dossiers;
        this.cycles = cycles;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.COMMUNE);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(Dossier.class, Dossier::key));
    }

    @Override
    public List<Duty> duties(int year, List<Unit> units) {
        List<Unit> communes = UnitLevel.COMMUNE.of(units);
        Map<String, Dossier> opened = dossiers.of(year, communes);
        Map<String, Window> windows = cycles.windows(year, Milestone.REGISTRATION, communes);
        return communes.stream()
                .map(commune -> Duty.in(
                        windows.get(commune.code()),
                        "registration",
                        Clause.D2_3A,
                        "Đăng ký phấn đấu",
                        commune.code(),
                        Role.COMMUNE_CHAIR.group(commune.code()),
                        Optional.ofNullable(opened.get(commune.code()))
                                .map(Dossier::registeredAt)
                                .orElse(null)))
                .toList();
    }
}
