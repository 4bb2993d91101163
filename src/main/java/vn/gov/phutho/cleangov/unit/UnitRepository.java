package vn.gov.phutho.cleangov.unit;

import java.util.List;
import org.springframework.data.repository.Repository;

interface UnitRepository extends Repository<Unit, Long> {

    /** The current units, by code. */
    List<Unit> findByValidToIsNullOrderByCode();

    /** The former units and former states of units, the earliest first. */
    List<Unit> findByValidToIsNotNullOrderByValidTo();
}
