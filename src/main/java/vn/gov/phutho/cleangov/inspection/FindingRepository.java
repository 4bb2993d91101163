package vn.gov.phutho.cleangov.inspection;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

interface FindingRepository extends JpaRepository<Finding, FindingId> {

    List<Finding> findByVisitIdOrderById(Long visitId);

    List<Finding> findByInspectionIdOrderById(AgencyYear inspectionId);

    List<Finding> findByYearOrderByRemedyByAscIdAsc(int year);
}
