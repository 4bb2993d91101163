package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface BriefingRepository extends JpaRepository<Briefing, Long> {

    List<Briefing> findByDossierIdOrderByMonth(DossierId dossierId);

    @Query("select new vn.gov.phutho.cleangov.implementation.DoneOnce(b.dossierId, b.month, b.recordedAt)"
            + " from Briefing b where b.dossierId in :dossiers")
    List<DoneOnce> heldBy(Collection<DossierId> dossiers);
}
