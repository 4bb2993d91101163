package vn.gov.phutho.cleangov.recheck;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface RecheckedCommuneRepository extends JpaRepository<RecheckedCommune, DossierId> {

    List<RecheckedCommune> findByRecheckIdOrderByDossierId(UnitYear recheckId);
}
