package vn.gov.phutho.cleangov.staffing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SubstitutionRepository extends JpaRepository<Substitution, Long> {

    /** The substitutions in which this person is absent or is the substitute, the latest first. */
    List<Substitution> findTop50ByAccountOrSubstituteOrderByFromDayDescIdDesc(String account, String substitute);

    List<Substitution> findByAccountAndEndedAtIsNull(String account);

    List<Substitution> findBySubstituteAndEndedAtIsNull(String substitute);

    /** The posts that this person holds as a substitute now. */
    @Query("select posts from Substitution one join one.groups posts"
            + " where one.substitute = :account and one.begunAt is not null and one.endedAt is null")
    List<String> groupsHeldBy(String account);

    /** The substitutions of a unit's people, the latest first. */
    List<Substitution> findTop50ByUnitCodeOrderByFromDayDescIdDesc(String unitCode);
}
