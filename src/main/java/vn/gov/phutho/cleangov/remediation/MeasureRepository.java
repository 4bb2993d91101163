package vn.gov.phutho.cleangov.remediation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface MeasureRepository extends JpaRepository<Measure, Long> {

    List<Measure> findByDossierIdOrderById(String dossierId);

    void deleteByDossierIdAndVerdict(String dossierId, Measure.Verdict verdict);
}
