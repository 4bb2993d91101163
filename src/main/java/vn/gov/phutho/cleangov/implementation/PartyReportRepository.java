package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface PartyReportRepository extends JpaRepository<PartyReport, Long> {

    List<PartyReport> findByDossierIdOrderByQuarter(DossierId dossierId);

    @Query("select new vn.gov.phutho.cleangov.implementation.DoneOnce(r.dossierId, r.quarter, r.reportedAt)"
            + " from PartyReport r where r.dossierId in :dossiers")
    List<DoneOnce> madeBy(Collection<DossierId> dossiers);
}
