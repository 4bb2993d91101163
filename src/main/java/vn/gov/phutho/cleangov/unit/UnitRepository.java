package vn.gov.phutho.cleangov.unit;

import java.util.List;
import org.springframework.data.repository.Repository;

interface UnitRepository extends Repository<Unit, Long> {

    /** The current units, by code. */
    List<Unit> findByValidToIsNullOrderByCode();

    /** Those that are no more, or not as they were; the earliest first. */
    List<Unit> findByValidToIsNotNullOrderByValidTo();
}
