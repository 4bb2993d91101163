package vn.gov.phutho.cleangov.urging;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.platform.ProcessKey;

interface UrgingRepository extends JpaRepository<Urging, Long> {

    List<Urging> findByProcessKeyAndMilestoneOrderByUrgedAt(ProcessKey processKey, Milestone milestone);

    Optional<Urging> findFirstByProcessKeyAndMilestoneAndLateOrderByUrgedAtDesc(
            ProcessKey processKey, Milestone milestone, String late);

    default Optional<Urging> last(Lateness lateness) {
        return findFirstByProcessKeyAndMilestoneAndLateOrderByUrgedAtDesc(
                lateness.key(), lateness.milestone(), lateness.late());
    }
}
