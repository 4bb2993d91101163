package vn.gov.phutho.cleangov.coverage;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

interface CoveragePieceRepository extends JpaRepository<CoveragePiece, Long> {

    /** The latest first. */
    List<CoveragePiece> findByCoverageIdOrderByPublishedOnDescIdDesc(AgencyYear coverageId);

    List<CoveragePiece> findByYear(int year);
}
