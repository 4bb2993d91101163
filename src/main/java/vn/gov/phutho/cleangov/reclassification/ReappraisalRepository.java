package vn.gov.phutho.cleangov.reclassification;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReappraisalRepository extends JpaRepository<Reappraisal, Long> {

    List<Reappraisal> findByReclassificationIdInOrderByAgency(Collection<Long> reclassifications);
}
