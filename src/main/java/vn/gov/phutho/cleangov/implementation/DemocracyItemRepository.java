package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DemocracyItemRepository extends JpaRepository<DemocracyItem, Long> {

    List<DemocracyItem> findByDossierIdOrderByPlannedOnAscIdAsc(String dossierId);

    List<DemocracyItem> findByDossierIdInOrderByPlannedOnAscIdAsc(Collection<String> dossiers);
}
