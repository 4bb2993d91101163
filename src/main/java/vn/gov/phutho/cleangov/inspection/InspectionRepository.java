package vn.gov.phutho.cleangov.inspection;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

interface InspectionRepository extends JpaRepository<Inspection, AgencyYear> {

    List<Inspection> findByYearOrderById(int year);

    List<Inspection> findByYearAndReceivedAtIsNullOrderById(int year);
}
