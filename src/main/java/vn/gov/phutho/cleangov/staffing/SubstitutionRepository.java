package vn.gov.phutho.cleangov.staffing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SubstitutionRepository extends JpaRepository<Substitution, Long> {

    /** The substitutions in which this person is absent or is the substitute, the latest first. */
    List<Substitution> findTop50ByAccountOrSubstituteOrderByFromDayDescIdDesc(String account, String substitute);

    List<Substitution> findByAccountAndEndedAtIsNull(String account);

    List<Substitution> findBySubstituteAndEndedAtIsNull(String substitute);

    /** The substitutions of a unit's people, the latest first. */
    List<Substitution> findTop50ByUnitCodeOrderByFromDayDescIdDesc(String unitCode);
}
