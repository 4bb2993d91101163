package vn.gov.phutho.cleangov.implementation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PartyReportRepository extends JpaRepository<PartyReport, Long> {

    List<PartyReport> findByDossierIdOrderByQuarter(String dossierId);
}
