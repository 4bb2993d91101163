package vn.gov.phutho.cleangov.implementation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface BriefingRepository extends JpaRepository<Briefing, Long> {

    List<Briefing> findByDossierIdOrderByMonth(String dossierId);
}
