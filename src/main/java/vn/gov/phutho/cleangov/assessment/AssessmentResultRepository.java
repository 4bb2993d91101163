package vn.gov.phutho.cleangov.assessment;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface AssessmentResultRepository extends JpaRepository<AssessmentResult, DossierId> {

    List<AssessmentResult> findByAssessmentIdOrderByDossierId(UnitYear assessmentId);
}
