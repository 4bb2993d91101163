package vn.gov.phutho.cleangov.coverage;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CoveragePieceRepository extends JpaRepository<CoveragePiece, Long> {

    /** The latest first. */
    List<CoveragePiece> findByCoverageIdOrderByPublishedOnDescIdDesc(String coverageId);

    List<CoveragePiece> findByYear(int year);
}
