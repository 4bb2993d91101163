package vn.gov.phutho.cleangov.cycle;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CycleRepository extends JpaRepository<Cycle, Integer> {

    List<Cycle> findByClosedAtIsNullOrderByYear();
}
