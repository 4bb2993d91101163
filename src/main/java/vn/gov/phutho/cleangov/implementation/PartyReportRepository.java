package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PartyReportRepository extends JpaRepository<PartyReport, Long> {

    List<PartyReport> findByDossierIdOrderByQuarter(String dossierId);

    @Query("select new vn.gov.phutho.cleangov.implementation.DoneOnce(r.dossierId, r.quarter, r.reportedAt)"
            + " from PartyReport r where r.dossierId in :dossiers")
    List<DoneOnce> madeBy(Collection<String> dossiers);
}
