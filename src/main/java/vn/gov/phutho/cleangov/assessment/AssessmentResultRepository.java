package vn.gov.phutho.cleangov.assessment;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AssessmentResultRepository extends JpaRepository<AssessmentResult, String> {

    List<AssessmentResult> findByAssessmentIdOrderByDossierId(String assessmentId);
}
