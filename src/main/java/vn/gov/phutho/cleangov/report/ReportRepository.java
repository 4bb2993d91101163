package vn.gov.phutho.cleangov.report;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportRepository extends JpaRepository<Report, ReportId> {

    List<Report> findByYearOrderById(int year);

    List<Report> findByYearAndReceivedAtIsNullOrderByIdAsc(int year);
}
