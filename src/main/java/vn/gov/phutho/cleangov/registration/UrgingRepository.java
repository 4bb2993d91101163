package vn.gov.phutho.cleangov.registration;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface UrgingRepository extends JpaRepository<Urging, Long> {

    List<Urging> findByDossierIdOrderByUrgedAt(String dossierId);
}
