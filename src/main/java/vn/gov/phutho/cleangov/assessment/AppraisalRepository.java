package vn.gov.phutho.cleangov.assessment;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.UnitYear;

interface AppraisalRepository extends JpaRepository<Appraisal, Appraisal.Id> {

    List<Appraisal> findByIdAssessmentIdIn(Collection<UnitYear> assessments);
}
