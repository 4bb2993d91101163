package vn.gov.phutho.cleangov.registration;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface UrgingRepository extends JpaRepository<Urging, Long> {

    List<Urging> findByDossierIdOrderByUrgedAt(String dossierId);

    Optional<Urging> findFirstByDossierIdOrderByUrgedAtDesc(String dossierId);
}
