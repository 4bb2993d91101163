package vn.gov.phutho.cleangov.explanation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ExplanationRepository extends JpaRepository<Explanation, Explanation.Id> {

    List<Explanation> findByRoundIdInOrderByIdDossierIdAscIdIndicatorAsc(Collection<String> rounds);

    List<Explanation> findByIdDossierIdOrderByIdIndicator(String dossierId);
}
