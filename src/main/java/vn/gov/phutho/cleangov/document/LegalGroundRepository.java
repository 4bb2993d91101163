package vn.gov.phutho.cleangov.document;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface LegalGroundRepository extends JpaRepository<LegalGround, Long> {

    List<LegalGround> findAllByOrderById();
}
