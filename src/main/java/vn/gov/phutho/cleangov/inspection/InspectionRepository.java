package vn.gov.phutho.cleangov.inspection;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface InspectionRepository extends JpaRepository<Inspection, String> {

    List<Inspection> findByYearOrderById(int year);

    List<Inspection> findByYearAndReceivedAtIsNullOrderById(int year);
}
