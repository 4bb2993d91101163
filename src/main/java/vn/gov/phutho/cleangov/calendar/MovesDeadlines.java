package vn.gov.phutho.cleangov.calendar;

/** A record by which deadlines of many units are worked out: when it changes, they move. */
public interface MovesDeadlines {

    /** Null for all years. */
    Integer ofYear();

    /** The deadlines of this unit and of all below it; null for those of everybody. */
    String ofUnit();
}
