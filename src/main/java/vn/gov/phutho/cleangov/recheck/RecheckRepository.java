package vn.gov.phutho.cleangov.recheck;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface RecheckRepository extends JpaRepository<Recheck, String> {

    List<Recheck> findByYearOrderById(int year);
}
