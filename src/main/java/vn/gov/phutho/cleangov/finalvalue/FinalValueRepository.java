package vn.gov.phutho.cleangov.finalvalue;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface FinalValueRepository extends JpaRepository<FinalValue, FinalValue.Id> {

    List<FinalValue> findBySessionIdInOrderByIdDossierIdAscIdIndicatorAsc(Collection<String> sessions);

    @Query("""
            select v from FinalValue v
            where v.enteredAt is null and v.id.dossierId like concat(:year, '-%')
            order by v.id.dossierId, v.id.indicator
            """)
    List<FinalValue> missing(String year);
}
