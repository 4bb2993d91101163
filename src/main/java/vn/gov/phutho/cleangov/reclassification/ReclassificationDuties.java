package vn.gov.phutho.cleangov.reclassification;

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
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The duties after a withdrawal: agencies appraise again, the chair decides again, and requests excellence again. */
@Component
class ReclassificationDuties implements DutySource {

    private final ReclassificationService reclassifications;
    private final DossierService dossiers;
    private final UnitService units;
    private final Clock clock;

    ReclassificationDuties(
            ReclassificationService reclassifications, DossierService dossiers, UnitService units, Clock clock) {
        this.reclassifications = reclassifications;
        this.dossiers = dossiers;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.DISTRICT);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(
                new Kind<>(Reclassification.class, Reclassification::dossier),
                new Kind<>(Reappraisal.class, reappraisal -> reclassifications.dossierOf(reappraisal)),
                new Kind<>(Dossier.class, Dossier::key));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> requested) {
        Map<String, Unit> districts =
                UnitLevel.DISTRICT.of(requested).stream().collect(Collectors.toMap(Unit::code, Function.identity()));
        List<Reclassification> all = reclassifications.ofYear(year);
        Map<Long, List<Reappraisal>> reappraisals = reclassifications.reappraisals(all).stream()
                .collect(Collectors.groupingBy(Reappraisal::reclassificationId));
        return all.stream()
                .flatMap(one -> {
                    Dossier dossier = dossiers.dossier(one.dossier());
                    return districts.containsKey(dossier.districtCode())
                            ? duties(one, dossier, reappraisals.getOrDefault(one.id(), List.of()))
                            : Stream.empty();
                })
                .toList();
    }

    private Stream<Duty> duties(Reclassification one, Dossier dossier, List<Reappraisal> reappraisals) {
        Duty decision = new Duty(
                "reclassification-" + one.id(),
                Clause.D2_3C,
                "Quyết định lại xếp loại " + units.name(dossier.communeCode()),
                dossier.districtCode(),
                Role.DISTRICT_CHAIR.group(dossier.districtCode()),
                one.reopenedAt().atZone(clock.getZone()),
                reclassifications.decisionDue(one),
                one.decidedAt());
        return Stream.concat(
                Stream.concat(reappraisals.stream().map(each -> reappraisal(one, dossier, each)), Stream.of(decision)),
                request(one, dossier));
    }

    private Duty reappraisal(Reclassification one, Dossier dossier, Reappraisal reappraisal) {
        return new Duty(
                "reappraisal-%d-%s".formatted(one.id(), reappraisal.agency()),
                Clause.D2_3C,
                "Thẩm định lại " + units.name(dossier.communeCode()),
                dossier.districtCode(),
                Role.agencyGroup(reappraisal.agency(), dossier.districtCode()),
                one.reopenedAt().atZone(clock.getZone()),
                reclassifications.reappraisalDue(one),
                reappraisal.appraisedAt());
    }

    /** Counts only for the last reclassification: when a decision is withdrawn, its request is removed. */
    private Stream<Duty> request(Reclassification one, Dossier dossier) {
        boolean owed = one.decidedClass() == Classification.XUAT_SAC
                && dossier.excellenceRequested()
                && reclassifications.current(one.dossier()).id().equals(one.id());
        return owed
                ? Stream.of(new Duty(
                        "excellence-request-" + one.id(),
                        Clause.D2_3E,
                        "Trình lại tỉnh xét công nhận xuất sắc " + units.name(dossier.communeCode()),
                        dossier.districtCode(),
                        Role.DISTRICT_CHAIR.group(dossier.districtCode()),
                        one.decidedAt().atZone(clock.getZone()),
                        reclassifications.requestDue(one),
                        dossier.requestedAt()))
                : Stream.empty();
    }
}
