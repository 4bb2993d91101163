package vn.gov.phutho.cleangov.standard;

import java.util.List;

/**
 * A table of entries that officials fill in outside the system, as an Excel file: the sheet of one commune, or the
 * grid in which an agency appraises its indicators for many communes. It knows only the keys and names of units.
 *
 * @param key identifies the table; a file of another table is refused
 * @param title names the owner of the table, Vietnamese
 * @param set the criteria set; for a commune's sheet, as it applies to that commune
 * @param owners a sheet has one, a grid one for each commune
 */
public record EntryTable(Kind kind, String key, String title, CriteriaSet set, List<Owner> owners) {

    public EntryTable {
        owners = List.copyOf(owners);
    }

    /** The form to which the file belongs. */
    public enum Kind {
        /** A commune's own sheet. */
        SELF_REVIEW,
        /** An agency's grid, which shows the communes' own values beside the appraised ones. */
        APPRAISAL
    }

    /**
     * The unit to which the entries belong.
     *
     * @param key the unit's key
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
     * @param given the present value; null if there is none
     * @param beside the commune's own value; null if there is none, and on its own sheet
     * @param locked whether it is read-only, because the system computes it from the records of the year
     */
    public record Line(Indicator indicator, SheetReading.Reading given, SheetReading.Reading beside, boolean locked) {}
}
