package vn.gov.phutho.cleangov.assessment;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AppraisalRepository extends JpaRepository<Appraisal, Appraisal.Id> {

    List<Appraisal> findByIdAssessmentIdIn(Collection<String> assessments);
}
