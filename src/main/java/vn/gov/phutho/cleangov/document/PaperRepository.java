package vn.gov.phutho.cleangov.document;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PaperRepository extends JpaRepository<Paper, Long> {

    List<Paper> findBySubjectKeyOrderById(String subjectKey);

    /** The papers that a body issued about a year, and those that others issued about it in that year; the latest first. */
    @Query("""
            select new vn.gov.phutho.cleangov.document.PaperLine(
                p.id, p.type, p.subjectKey, p.edition, p.bodyCode, p.symbol, p.number, p.issuedOn,
                p.templateVersion)
            from Paper p
            where p.bodyCode = :bodyCode and p.subjectKey like :ofYear or p.subjectKey = :key
            order by p.id desc
            """)
    Page<PaperLine> lines(String bodyCode, String ofYear, String key, Pageable page);

    /** The papers issued about a subject, the oldest first. */
    @Query("""
            select new vn.gov.phutho.cleangov.document.PaperLine(
                p.id, p.type, p.subjectKey, p.edition, p.bodyCode, p.symbol, p.number, p.issuedOn,
                p.templateVersion)
            from Paper p where p.subjectKey = :key order by p.id
            """)
    List<PaperLine> lines(String key);

    /** The papers of a type issued about these subjects, the oldest first. */
    @Query("""
            select new vn.gov.phutho.cleangov.document.PaperLine(
                p.id, p.type, p.subjectKey, p.edition, p.bodyCode, p.symbol, p.number, p.issuedOn,
                p.templateVersion)
            from Paper p where p.type = :type and p.subjectKey in :keys order by p.id
            """)
    List<PaperLine> lines(PaperType type, Collection<String> keys);

    /** The last edition of each of these subjects that has one. */
    @Query("""
            select p.subjectKey as subjectKey, max(p.edition) as last
            from Paper p where p.type = :type and p.subjectKey in :keys group by p.subjectKey
            """)
    List<Editions> editions(PaperType type, Collection<String> keys);

    interface Editions {

        String getSubjectKey();

        int getLast();
    }
}
