package vn.gov.phutho.cleangov.reclassification;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReclassificationRepository extends JpaRepository<Reclassification, Long> {

    Optional<Reclassification> findFirstByDossierIdOrderByIdDesc(String dossierId);

    List<Reclassification> findByDossierIdStartingWithOrderById(String year);
}
