package vn.gov.phutho.cleangov.coverage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.DistrictFigures;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The figures on press coverage in a district's report (D4). */
@Component
class CoverageFigures implements DistrictFigures {

    private final CoveragePieceRepository coveragePieces;
    private final UnitService units;

    CoverageFigures(CoveragePieceRepository coveragePieces, UnitService units) {
        this.coveragePieces = coveragePieces;
        this.units = units;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(UnitYear district) {
        Set<String> within =
                units.within(district.unitCode()).stream().map(Unit::code).collect(Collectors.toSet());
        List<CoveragePiece> pieces = coveragePieces.findByYear(district.year()).stream()
                .filter(piece -> within.contains(piece.unitCode()))
                .toList();
        return List.of((PRESS + "%d tin, bài về huyện và các xã của huyện (%s)")
                .formatted(
                        pieces.size(),
                        Stream.of(PieceKind.values())
                                .map(kind -> "%s: %d"
                                        .formatted(
                                                kind.title(),
                                                pieces.stream()
                                                        .filter(piece -> piece.kind() == kind)
                                                        .count()))
                                .collect(Collectors.joining("; "))));
    }
}
