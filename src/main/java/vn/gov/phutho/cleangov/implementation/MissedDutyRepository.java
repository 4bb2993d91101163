package vn.gov.phutho.cleangov.implementation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface MissedDutyRepository extends JpaRepository<MissedDuty, Long> {

    List<MissedDuty> findByDossierIdOrderById(String dossierId);
}
