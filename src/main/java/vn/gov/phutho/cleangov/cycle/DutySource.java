package vn.gov.phutho.cleangov.cycle;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** Derives duties of units from records. Each package that has such records implements it. */
public interface DutySource {

    /**
     * The duties of these units in an open year by these records, including those done and those that cannot be done
     * yet.
     *
     * @param units of any level, each with its own duties only
     */
    List<Duty> duties(int year, List<Unit> units);

    /** The levels whose units have these duties. */
    Set<UnitLevel> levels();

    /**
     * The kinds of records from which the duties are derived. When one changes, the duties of its unit and of the
     * units above are derived again.
     */
    List<Kind<?>> kinds();

    /**
     * A kind of record.
     *
     * @param type its entity
     * @param key the business key of the record, which begins with the year and ends with the unit:
     *     {@code 2026-08230}
     */
    record Kind<T>(Class<T> type, Function<T, ? extends BusinessKey> key) {

        public ProcessKey keyOf(Object entity) {
            return ProcessKey.of(key.apply(type.cast(entity)));
        }
    }
}
