package vn.gov.phutho.cleangov.signing;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SigningAuthorityRepository extends JpaRepository<SigningAuthority, Long> {

    /** What a person may sign or might sign in a unit, the latest first. */
    List<SigningAuthority> findByDeputyAndUnitCodeOrderByIdDesc(String deputy, String unitCode);

    /** The authorities of a person that are not over, in any unit. */
    List<SigningAuthority> findByDeputyAndEndedAtIsNull(String deputy);

    /** The authorities of a person in any unit, the latest first. */
    List<SigningAuthority> findTop50ByDeputyOrderByFromDayDescIdDesc(String deputy);

    /** The authorities of a unit's deputies, the latest first. */
    List<SigningAuthority> findTop50ByUnitCodeOrderByFromDayDescIdDesc(String unitCode);
}
