package vn.gov.phutho.cleangov.posting;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PublicOpinionRepository extends JpaRepository<PublicOpinion, Long> {

    List<PublicOpinion> findByPostingIdOrderById(String postingId);
}
