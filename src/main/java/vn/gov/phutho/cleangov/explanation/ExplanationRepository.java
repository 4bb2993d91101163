package vn.gov.phutho.cleangov.explanation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface ExplanationRepository extends JpaRepository<Explanation, Explanation.Id> {

    List<Explanation> findByRoundIdInOrderByIdDossierIdAscIdIndicatorAsc(Collection<UnitYear> rounds);

    List<Explanation> findByIdDossierIdOrderByIdIndicator(DossierId dossierId);
}
