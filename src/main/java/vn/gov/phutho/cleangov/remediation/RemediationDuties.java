package vn.gov.phutho.cleangov.remediation;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The duties for a weak commune: its plan, the measures of the agencies, the district's conclusion. */
@Component
class RemediationDuties implements DutySource {

    private final RemediationRepository remediations;
    private final RemediationService service;
    private final UnitService units;
    private final Clock clock;

    RemediationDuties(RemediationRepository remediations, RemediationService service, UnitService units, Clock clock) {
        this.remediations = remediations;
        this.service = service;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.DISTRICT);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(Remediation.class, Remediation::key), new Kind<>(Measure.class, Measure::dossierId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> requested) {
        return UnitLevel.DISTRICT.of(requested).stream()
                .flatMap(district ->
                        remediations.findByYearAndDistrictCodeOrderByDossierId(year, district.code()).stream())
                .flatMap(this::duties)
                .toList();
    }

    private Stream<Duty> duties(Remediation remediation) {
        if (remediation.closed() && !remediation.approved()) {
            return Stream.empty();
        }
        return remediation.approved()
                ? Stream.concat(
                        Stream.of(plan(remediation)),
                        Stream.concat(measures(remediation), Stream.of(conclusion(remediation))))
                : Stream.of(plan(remediation));
    }

    private Duty plan(Remediation remediation) {
        return new Duty(
                "remediation-plan-" + remediation.key().communeCode(),
                Clause.D2_2B,
                "Kế hoạch khắc phục ở " + commune(remediation),
                remediation.districtCode(),
                (remediation.waitsForChair() ? Role.DISTRICT_CHAIR : Role.DISTRICT_OFFICER)
                        .group(remediation.districtCode()),
                remediation.openedAt().atZone(clock.getZone()),
                service.planDue(remediation.key()),
                remediation.approvedAt());
    }

    private Stream<Duty> measures(Remediation remediation) {
        return service.measures(remediation.key()).stream()
                .filter(measure -> measure.verdict() != Measure.Verdict.DROPPED)
                .map(measure -> new Duty(
                        "measure-" + measure.id(),
                        Clause.D2_2B,
                        "Khắc phục ở %s: %s".formatted(commune(remediation), measure.weakness()),
                        remediation.districtCode(),
                        Role.agencyGroup(measure.agency(), remediation.districtCode()),
                        remediation.approvedAt().atZone(clock.getZone()),
                        service.measureDue(measure.id()),
                        measure.remedied() == null ? null : measure.reportedAt()));
    }

    private Duty conclusion(Remediation remediation) {
        return new Duty(
                "remediation-conclusion-" + remediation.key().communeCode(),
                Clause.D2_2B,
                "Kết luận khắc phục ở " + commune(remediation),
                remediation.districtCode(),
                Role.DISTRICT_OFFICER.group(remediation.districtCode()),
                remediation.approvedAt().atZone(clock.getZone()),
                service.conclusionDue(remediation.key()),
                remediation.closedAt());
    }

    private String commune(Remediation remediation) {
        return units.name(remediation.key().communeCode());
    }
}
