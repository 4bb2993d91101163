package vn.gov.phutho.cleangov.behaviour;

/** The figures of a year as a table of text, to be printed after a rehearsal. */
public interface YearTable {

    String of(int year);
}
