package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface DemocracyItemRepository extends JpaRepository<DemocracyItem, Long> {

    List<DemocracyItem> findByDossierIdOrderByPlannedOnAscIdAsc(DossierId dossierId);

    List<DemocracyItem> findByDossierIdInOrderByPlannedOnAscIdAsc(Collection<DossierId> dossiers);
}
