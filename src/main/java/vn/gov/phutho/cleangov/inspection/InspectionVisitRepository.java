package vn.gov.phutho.cleangov.inspection;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface InspectionVisitRepository extends JpaRepository<InspectionVisit, Long> {

    List<InspectionVisit> findByInspectionIdOrderByPlannedOnAscIdAsc(String inspectionId);
}
