package vn.gov.phutho.cleangov.coverage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The duties of every outlet: to plan and to publish. */
@Component
class CoverageDuties implements DutySource {

    private final CoverageRepository coverages;
    private final CycleService cycles;
    private final UnitService units;

    CoverageDuties(CoverageRepository coverages, CycleService cycles, UnitService units) {
        this.coverages = coverages;
        this.cycles = cycles;
        this.units = units;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.PROVINCE);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(Coverage.class, Coverage::key));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> requested) {
        Set<String> provinces =
                UnitLevel.PROVINCE.of(requested).stream().map(Unit::code).collect(Collectors.toSet());
        return coverages.findByYearOrderById(year).stream()
                .filter(coverage -> provinces.contains(coverage.key().unitCode()))
                .flatMap(this::duties)
                .toList();
    }

    private Stream<Duty> duties(Coverage coverage) {
        AgencyYear id = coverage.key();
        String outlet = Role.PROVINCE_MEDIA.group(id.agencyCode(), id.unitCode());
        String name = units.agencyName(id.agencyCode());
        return Stream.of(
                Duty.in(
                        cycles.windowOf(id, Milestone.COVERAGE_PLAN),
                        "coverage-plan-" + id.agencyCode(),
                        Clause.D4,
                        "Kế hoạch tuyên truyền của " + name,
                        id.unitCode(),
                        outlet,
                        coverage.plannedAt()),
                Duty.in(
                        cycles.windowOf(id, Milestone.COVERAGE),
                        "coverage-" + id.agencyCode(),
                        Clause.D4,
                        "Tuyên truyền kết quả của " + name,
                        id.unitCode(),
                        outlet,
                        coverage.closedAt()));
    }
}
