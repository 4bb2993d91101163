package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface DifficultyRepository extends JpaRepository<Difficulty, Long> {

    List<Difficulty> findByDossierIdOrderById(DossierId dossierId);

    List<Difficulty> findByDossierIdInOrderById(Collection<DossierId> dossiers);

    List<Difficulty> findBySolvedAtIsNullOrderById();
}
