package vn.gov.phutho.cleangov.calendar;

/** A record from which the deadlines of many units are computed. When it changes, they move. */
public interface MovesDeadlines {

    /** Null for all years. */
    Integer ofYear();

    /** The unit whose deadlines move, with all units below it; null for all units. */
    String ofUnit();
}
