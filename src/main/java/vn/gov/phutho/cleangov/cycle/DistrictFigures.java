package vn.gov.phutho.cleangov.cycle;

import java.util.List;

/** Figures for a district's report (D2.4). Implemented by each package that has the records. */
public interface DistrictFigures {

    /** The prefix of a line with the forecast of classes, before they are decided. */
    String FORECAST = "Dự báo phân loại: ";

    /** The prefix of a line for the chapter on weak communes. */
    String REMEDY = "Khắc phục ở ";

    /** The prefix of a line for the chapter on grassroots democracy. */
    String DEMOCRACY = "Dân chủ cơ sở: ";

    /** The prefix of a line for the chapter on the press. */
    String PRESS = "Tuyên truyền: ";

    /** The current figures of the district in Vietnamese, one per line; empty if there are none. */
    List<String> figures(UnitYear district);
}
