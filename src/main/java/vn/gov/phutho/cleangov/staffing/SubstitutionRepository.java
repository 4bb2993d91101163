package vn.gov.phutho.cleangov.staffing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SubstitutionRepository extends JpaRepository<Substitution, Long> {

    /** What this person has to do with, as either of the two, the latest first. */
    List<Substitution> findTop50ByAccountOrSubstituteOrderByFromDayDescIdDesc(String account, String substitute);

    List<Substitution> findByAccountAndEndedAtIsNull(String account);

    List<Substitution> findBySubstituteAndEndedAtIsNull(String substitute);

    /** Those of a unit's people, the latest first. */
    List<Substitution> findTop50ByUnitCodeOrderByFromDayDescIdDesc(String unitCode);
}
