package vn.gov.phutho.cleangov.inspection;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.DistrictFigures;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The figures on visits of the province's departments in a district's report (D1). */
@Component
class InspectionFigures implements DistrictFigures {

    private final InspectionVisitRepository inspectionVisits;
    private final FindingRepository findings;
    private final UnitService units;

    InspectionFigures(InspectionVisitRepository inspectionVisits, FindingRepository findings, UnitService units) {
        this.inspectionVisits = inspectionVisits;
        this.findings = findings;
        this.units = units;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(UnitYear district) {
        Set<String> within =
                units.within(district.unitCode()).stream().map(Unit::code).collect(Collectors.toSet());
        List<Finding> found = findings.findByYearOrderByRemedyByAscIdAsc(district.year()).stream()
                .filter(finding -> within.contains(finding.unitCode()))
                .toList();
        return List.of(
                "Sở, ngành kiểm tra tại huyện và các xã: %d cuộc; %d tồn tại phải khắc phục, đã xác nhận khắc phục %d"
                        .formatted(
                                inspectionVisits.held(district.year(), within).size(),
                                found.size(),
                                found.stream().filter(Finding::confirmed).count()));
    }
}
