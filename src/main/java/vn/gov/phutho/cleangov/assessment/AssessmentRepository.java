package vn.gov.phutho.cleangov.assessment;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.cycle.UnitYear;

interface AssessmentRepository extends JpaRepository<Assessment, UnitYear> {

    @Query("select a.districtCode from Assessment a where a.year = :year")
    List<String> districtsOf(int year);
}
