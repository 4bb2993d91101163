package vn.gov.phutho.cleangov.inspection;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface InspectionVisitRepository extends JpaRepository<InspectionVisit, Long> {

    List<InspectionVisit> findByInspectionIdOrderByPlannedOnAscIdAsc(String inspectionId);

    /** Those that were held in these units. @param year followed by a hyphen */
    List<InspectionVisit> findByInspectionIdStartingWithAndUnitCodeInAndHeldOnIsNotNull(
            String year, Collection<String> units);
}
