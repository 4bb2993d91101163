package vn.gov.phutho.cleangov.coverage;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

interface CoverageRepository extends JpaRepository<Coverage, AgencyYear> {

    List<Coverage> findByYearOrderById(int year);

    List<Coverage> findByYearAndClosedAtIsNullOrderById(int year);
}
