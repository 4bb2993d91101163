package vn.gov.phutho.cleangov.document;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface OfficeTemplateRepository extends JpaRepository<OfficeTemplate, Long> {

    Optional<OfficeTemplate> findFirstByTypeOrderByVersionDesc(PaperType type);

    Optional<OfficeTemplate> findByTypeAndVersion(PaperType type, int version);

    /** The latest first. */
    List<OfficeTemplate> findByTypeOrderByVersionDesc(PaperType type);
}
