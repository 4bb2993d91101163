package vn.gov.phutho.cleangov.cycle;

import java.util.List;
import vn.gov.phutho.cleangov.unit.Unit;

/** Knows of duties of units. Each package that has records of some answers. */
public interface DutyRecords {

    /**
     * The duties that these units have in an open year by these records, those done and those still ahead too.
     *
     * @param units of any level, each with its own duties only
     */
    List<Duty> duties(int year, List<Unit> units);
}
