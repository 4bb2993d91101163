package vn.gov.phutho.cleangov.remediation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface RemediationRepository extends JpaRepository<Remediation, DossierId> {

    List<Remediation> findByYearAndDistrictCodeOrderByDossierId(int year, String districtCode);
}
