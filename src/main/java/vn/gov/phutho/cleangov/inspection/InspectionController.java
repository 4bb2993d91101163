package vn.gov.phutho.cleangov.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.unit.Places;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** What the departments' forms show, and the list of all findings. */
@RestController
class InspectionController {

    private final InspectionService inspections;
    private final FindingService findings;
    private final UnitService units;
    private final ReadAccess access;

    InspectionController(InspectionService inspections, FindingService findings, UnitService units, ReadAccess access) {
        this.inspections = inspections;
        this.findings = findings;
        this.units = units;
        this.access = access;
    }

    /** @param held null until the visit is recorded */
    record VisitView(
            long id,
            String unitCode,
            String unitName,
            UnitLevel unitLevel,
            LocalDate plannedOn,
            String subject,
            Boolean held,
            String result) {}

    record InspectionView(
            AgencyYear inspectionId, int year, String provinceCode, String departmentName, List<VisitView> visits) {}

    /**
     * One finding.
     *
     * @param state as officials call it: «quá hạn khắc phục»
     */
    record FindingView(
            FindingId findingId,
            String departmentName,
            String unitCode,
            String unitName,
            String content,
            LocalDate remedyBy,
            FindingState state,
            String stateTitle,
            String remedy) {}

    @GetMapping("/api/inspections/{id}")
    InspectionView inspection(@PathVariable AgencyYear id) {
        AgencyYear key = inspections.inspection(id).key();
        access.require(key.unitCode());
        return new InspectionView(
                id,
                key.year(),
                key.unitCode(),
                units.agencyName(key.agencyCode()),
                inspections.visits(key).stream().map(this::view).toList());
    }

    @GetMapping("/api/inspection-visits/{id}")
    VisitView visit(@PathVariable long id) {
        InspectionVisit visit = inspections.visit(id);
        access.require(visit.inspection().unitCode());
        return view(visit);
    }

    private VisitView view(InspectionVisit visit) {
        return new VisitView(
                visit.id(),
                visit.unitCode(),
                units.name(visit.unitCode()),
                units.unit(visit.unitCode()).level(),
                visit.plannedOn(),
                visit.subject(),
                visit.recorded() ? visit.held() : null,
                visit.result());
    }

    /** The findings of a year in the units that one may read, the earliest day first; with a state, only those in it. */
    @GetMapping("/api/years/{year}/findings")
    List<FindingView> findings(@PathVariable int year, @RequestParam(defaultValue = "") String state) {
        Places places = access.places();
        return findings.ofYear(year).stream()
                .filter(finding -> places.mayRead(units.unit(finding.unitCode())))
                .map(this::view)
                .filter(finding -> state.isBlank() || finding.state().name().equals(state.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private FindingView view(Finding finding) {
        FindingState state = findings.stateOf(finding);
        return new FindingView(
                finding.getId(),
                units.agencyName(finding.inspectionId().agencyCode()),
                finding.unitCode(),
                units.name(finding.unitCode()),
                finding.content(),
                finding.remedyBy(),
                state,
                state.title(),
                finding.remedy());
    }
}
