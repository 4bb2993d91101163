package vn.gov.phutho.cleangov.implementation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface MissedDutyRepository extends JpaRepository<MissedDuty, Long> {

    List<MissedDuty> findByDossierIdOrderById(DossierId dossierId);
}
