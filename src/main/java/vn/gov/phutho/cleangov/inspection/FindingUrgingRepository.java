package vn.gov.phutho.cleangov.inspection;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface FindingUrgingRepository extends JpaRepository<FindingUrging, Long> {

    Optional<FindingUrging> findFirstByFindingIdOrderByUrgedAtDesc(FindingId findingId);
}
