package vn.gov.phutho.cleangov.reclassification;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface ReclassificationRepository extends JpaRepository<Reclassification, Long> {

    Optional<Reclassification> findFirstByDossierIdOrderByIdDesc(DossierId dossierId);

    @Query("""
            select r from Reclassification r where cast(r.dossierId as string) like concat(:year, '-%') order by r.id
            """)
    List<Reclassification> ofYear(String year);
}
