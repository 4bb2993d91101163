package vn.gov.phutho.cleangov.coverage;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CoverageRepository extends JpaRepository<Coverage, String> {

    List<Coverage> findByYearOrderById(int year);

    List<Coverage> findByYearAndClosedAtIsNullOrderById(int year);
}
