package vn.gov.phutho.cleangov.remediation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface RemediationRepository extends JpaRepository<Remediation, String> {

    List<Remediation> findByYearAndDistrictCodeOrderByDossierId(int year, String districtCode);
}
