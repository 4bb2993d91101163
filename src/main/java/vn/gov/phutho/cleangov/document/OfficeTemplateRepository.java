package vn.gov.phutho.cleangov.document;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OfficeTemplateRepository extends JpaRepository<OfficeTemplate, Long> {

    Optional<OfficeTemplate> findFirstByTypeOrderByVersionDesc(PaperType type);

    Optional<OfficeTemplate> findByTypeAndVersion(PaperType type, int version);

    /** Every template of every type, the latest first. */
    @Query("""
            select new vn.gov.phutho.cleangov.document.TemplateLine(
                t.type, t.version, t.fileName, t.uploadedBy, t.uploadedAt,
                case when t.docx is null then true else false end)
            from OfficeTemplate t order by t.version desc
            """)
    List<TemplateLine> lines();

    /** The last of each type that has any. */
    @Query("""
            select t from OfficeTemplate t
            where t.version = (select max(o.version) from OfficeTemplate o where o.type = t.type)
            """)
    List<OfficeTemplate> latest();
}
