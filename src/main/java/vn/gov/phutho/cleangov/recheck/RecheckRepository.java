package vn.gov.phutho.cleangov.recheck;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.UnitYear;

interface RecheckRepository extends JpaRepository<Recheck, UnitYear> {

    List<Recheck> findByYearOrderById(int year);
}
