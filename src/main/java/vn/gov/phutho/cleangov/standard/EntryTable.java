package vn.gov.phutho.cleangov.standard;

import java.util.List;

/**
 * A table of entries that officials fill in outside the system, as an Excel file: the sheet of one commune, or the grid in
 * which an agency appraises its indicators of many. It knows units only by key and name.
 *
 * @param key whose table it is, in words of the system; a file of another table is refused by it
 * @param title whose table it is, Vietnamese
 * @param set the criteria set, of a commune's sheet as it applies to the commune
 * @param owners a sheet has one, a grid one for each commune
 */
public record EntryTable(Kind kind, String key, String title, CriteriaSet set, List<Owner> owners) {

    public EntryTable {
        owners = List.copyOf(owners);
    }

    /** Which form the file goes with. */
    public enum Kind {
        /** A commune's own sheet. */
        SELF_REVIEW,
        /** An agency's grid, in which the communes' own values stand beside the appraised. */
        APPRAISAL
    }

    /**
     * Whose entries they are.
     *
     * @param key in words of the system
     * @param name Vietnamese
     */
    public record Owner(String key, String name, List<Line> lines) {

        public Owner {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One indicator of an owner.
     *
     * @param given what stands there already; null if nothing
     * @param beside what the commune says of itself; null if nothing, and on its own sheet
     * @param locked whether it is only shown: what the records of the year measure
     */
    public record Line(Indicator indicator, SheetReading.Reading given, SheetReading.Reading beside, boolean locked) {}
}
