package vn.gov.phutho.cleangov.finalvalue;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.cycle.UnitYear;

interface FinalValueRepository extends JpaRepository<FinalValue, FinalValue.Id> {

    List<FinalValue> findBySessionIdInOrderByIdDossierIdAscIdIndicatorAsc(Collection<UnitYear> sessions);

    @Query("""
            select v from FinalValue v
            where v.enteredAt is null and cast(v.id.dossierId as string) like concat(:year, '-%')
            order by v.id.dossierId, v.id.indicator
            """)
    List<FinalValue> missing(String year);
}
