package vn.gov.phutho.cleangov.cycle;

import java.util.List;

/** Something that a district's report tells of (D2.4). Each package that has records of it answers. */
public interface DistrictFigures {

    /** What is on record for the district now, in Vietnamese, one figure a line; empty when there is nothing to tell. */
    List<String> figures(UnitYear district);
}
