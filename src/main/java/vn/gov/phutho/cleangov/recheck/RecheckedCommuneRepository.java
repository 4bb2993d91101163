package vn.gov.phutho.cleangov.recheck;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface RecheckedCommuneRepository extends JpaRepository<RecheckedCommune, String> {

    List<RecheckedCommune> findByRecheckIdOrderByDossierId(String recheckId);
}
