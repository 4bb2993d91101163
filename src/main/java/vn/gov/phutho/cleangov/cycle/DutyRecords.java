package vn.gov.phutho.cleangov.cycle;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** Knows of duties of units. Each package that has records of some answers. */
public interface DutyRecords {

    /**
     * The duties that these units have in an open year by these records, those done and those still ahead too.
     *
     * @param units of any level, each with its own duties only
     */
    List<Duty> duties(int year, List<Unit> units);

    /** The levels whose units have these duties. */
    Set<UnitLevel> levels();

    /** The kinds of records that the duties are read from. When one changes, the duties of its unit and of those above are read again. */
    List<Kind<?>> kinds();

    /**
     * A kind of record.
     *
     * @param type its entity
     * @param key the business key that it belongs to, which begins with the year and ends with the unit: {@code 2026-08230}
     */
    record Kind<T>(Class<T> type, Function<T, Object> key) {

        public ProcessKey keyOf(Object entity) {
            return ProcessKey.parse(key.apply(type.cast(entity)).toString());
        }
    }
}
