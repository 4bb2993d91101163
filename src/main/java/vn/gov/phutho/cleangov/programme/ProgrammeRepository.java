package vn.gov.phutho.cleangov.programme;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.cycle.UnitYear;

interface ProgrammeRepository extends JpaRepository<Programme, UnitYear> {

    @Query("select p.districtCode from Programme p where p.year = :year")
    List<String> districtsOf(int year);

    List<Programme> findByYearAndApprovedAtIsNullOrderById(int year);
}
