package vn.gov.phutho.cleangov.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The data for the form of an outlet: its pieces, the communes that the results suggest, and the communes without
 * coverage.
 */
@RestController
class CoverageController {

    private final CoverageService coverages;
    private final UnitService units;
    private final ReadAccess access;
    private final Rights rights;

    CoverageController(CoverageService coverages, UnitService units, ReadAccess access, Rights rights) {
        this.rights = rights;
        this.coverages = coverages;
        this.units = units;
        this.access = access;
    }

    record PieceView(
            PieceKind kind, String kindTitle, String unitName, LocalDate publishedOn, String title, String link) {}

    /** @param pieces the number of pieces of all outlets about this commune */
    record SuggestionView(
            PieceKind kind, String communeCode, String communeName, String districtName, String why, long pieces) {}

    /** @param communes the names of communes about which no outlet has published anything */
    record UncoveredView(String districtName, List<String> communes) {}

    record CoverageView(
            AgencyYear coverageId,
            int year,
            String provinceCode,
            String outletName,
            String plan,
            LocalDate resultsOn,
            List<PieceView> pieces,
            List<SuggestionView> suggestions,
            List<UncoveredView> uncovered) {}

    /** Readable by the outlet itself and by people who may read the province. */
    @GetMapping("/api/coverages/{id}")
    CoverageView coverage(@PathVariable AgencyYear id) {
        Coverage coverage = coverages.coverage(id);
        if (!rights.hasInAgency(Right.READ_PRESS_INFORMATION, id.agencyCode(), id.unitCode())) {
            access.require(id.unitCode());
        }
        Map<String, Long> counts = coverages.piecesByUnit(id.year());
        return new CoverageView(
                id,
                id.year(),
                id.unitCode(),
                units.agencyName(id.agencyCode()),
                coverage.plan(),
                coverages.opensOn(id),
                coverages.pieces(id).stream().map(this::view).toList(),
                coverages.suggestions(id.year(), id.unitCode()).stream()
                        .map(suggestion -> view(suggestion, counts))
                        .toList(),
                units.childrenOf(id.unitCode()).stream()
                        .map(district -> uncovered(district, counts))
                        .filter(district -> !district.communes().isEmpty())
                        .toList());
    }

    private PieceView view(CoveragePiece piece) {
        return new PieceView(
                piece.kind(),
                piece.kind().title(),
                units.name(piece.unitCode()),
                piece.publishedOn(),
                piece.title(),
                piece.link());
    }

    private SuggestionView view(Suggestion suggestion, Map<String, Long> counts) {
        String commune = suggestion.communeCode();
        return new SuggestionView(
                suggestion.kind(),
                commune,
                units.name(commune),
                units.districtOf(commune).name(),
                suggestion.why(),
                counts.getOrDefault(commune, 0L));
    }

    private UncoveredView uncovered(Unit district, Map<String, Long> counts) {
        return new UncoveredView(
                district.name(),
                units.childrenOf(district.code()).stream()
                        .filter(commune -> !counts.containsKey(commune.code()))
                        .map(Unit::name)
                        .toList());
    }
}
