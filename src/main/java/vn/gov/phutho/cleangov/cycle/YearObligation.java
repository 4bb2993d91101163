package vn.gov.phutho.cleangov.cycle;

import java.util.List;

/** Something that must be finished before a year may be closed. Each package that owes the year something answers. */
public interface YearObligation {

    /**
     * What is still open in that year, each as a Vietnamese phrase with a name («hồ sơ của Xã Bằng Luân»); empty when
     * nothing is.
     */
    List<String> unfinished(int year);
}
