package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DifficultyRepository extends JpaRepository<Difficulty, Long> {

    List<Difficulty> findByDossierIdOrderById(String dossierId);

    List<Difficulty> findByDossierIdInOrderById(Collection<String> dossiers);

    List<Difficulty> findByDossierIdStartingWithAndSolvedAtIsNullOrderById(String year);
}
