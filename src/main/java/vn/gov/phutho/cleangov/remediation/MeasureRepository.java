package vn.gov.phutho.cleangov.remediation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface MeasureRepository extends JpaRepository<Measure, Long> {

    List<Measure> findByDossierIdOrderById(DossierId dossierId);

    void deleteByDossierIdAndVerdict(DossierId dossierId, Measure.Verdict verdict);
}
