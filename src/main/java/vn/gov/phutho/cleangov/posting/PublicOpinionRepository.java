package vn.gov.phutho.cleangov.posting;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.UnitYear;

interface PublicOpinionRepository extends JpaRepository<PublicOpinion, Long> {

    List<PublicOpinion> findByPostingIdOrderById(UnitYear postingId);
}
