package vn.gov.phutho.cleangov.inspection;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface FindingRepository extends JpaRepository<Finding, String> {

    List<Finding> findByVisitIdOrderById(Long visitId);

    List<Finding> findByInspectionIdOrderById(String inspectionId);

    List<Finding> findByYearOrderByRemedyByAscIdAsc(int year);
}
