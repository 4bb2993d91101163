package vn.gov.phutho.cleangov.cycle;

import java.util.List;

/** Work that must be finished before a year may be closed. Implemented by each package that has such work. */
public interface YearObligation {

    /**
     * The open work of that year, each item as a Vietnamese phrase with a name («hồ sơ của Xã Bằng Luân»); empty if
     * there is none.
     */
    List<String> unfinished(int year);
}
