package vn.gov.phutho.cleangov.cycle;

import java.util.List;

/** Something that a district's report tells of (D2.4). Each package that has records of it answers. */
public interface DistrictFigures {

    /** How a line begins that tells which classes the communes expect before they are decided. */
    String FORECAST = "Dự báo phân loại: ";

    /** How a line begins that belongs to the chapter on weak communes. */
    String REMEDY = "Khắc phục ở ";

    /** How a line begins that belongs to the chapter on grassroots democracy. */
    String DEMOCRACY = "Dân chủ cơ sở: ";

    /** How a line begins that belongs to the chapter on the press. */
    String PRESS = "Tuyên truyền: ";

    /** What is on record for the district now, in Vietnamese, one figure a line; empty when there is nothing to tell. */
    List<String> figures(UnitYear district);
}
