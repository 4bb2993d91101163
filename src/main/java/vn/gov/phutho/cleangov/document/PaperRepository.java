package vn.gov.phutho.cleangov.document;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface PaperRepository extends JpaRepository<Paper, Long> {

    List<Paper> findBySubjectKeyOrderById(String subjectKey);

    /** What a body issued about a year, and what others issued about it. */
    List<Paper> findByBodyCodeAndSubjectKeyStartingWithOrSubjectKeyOrderById(
            String bodyCode, String yearOfSubject, String subjectKey);

    Optional<Paper> findFirstByTypeAndSubjectKeyOrderByIdDesc(PaperType type, String subjectKey);

    int countByTypeAndSubjectKey(PaperType type, String subjectKey);
}
