package vn.gov.phutho.cleangov.cycle;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeadlineChangeRepository extends JpaRepository<DeadlineChange, Long> {

    /** The last decision first. */
    List<DeadlineChange> findByYearAndMilestoneOrderByIdDesc(int year, Milestone milestone);

    /** The last decision first. */
    List<DeadlineChange> findByYearOrderByIdDesc(int year);
}
