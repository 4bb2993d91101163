package vn.gov.phutho.cleangov.duty;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DutyUrgingRepository extends JpaRepository<DutyUrging, Long> {

    List<DutyUrging> findByYearAndUnitCodeInOrderById(int year, Collection<String> units);
}
