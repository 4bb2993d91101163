package vn.gov.phutho.cleangov.standard;

import java.util.LinkedHashMap;
import java.util.Map;

/** A table of entries as an Excel file: written to be filled in, and read back. */
public final class EntryWorkbook {

    /** Row numbers as POI counts them, from 0. The first three cells of the hidden column identify the table. */
    static final int TITLE = 0;

    static final int SET = 1;
    static final int HOW = 2;
    static final int HEADS = 5;

    private EntryWorkbook() {}

    /** An .xlsx file with the known values; only the cells to fill in can be changed. */
    public static byte[] write(EntryTable table) {
        return new EntryWorkbookWriter(table).write();
    }

    /**
     * Never throws, for any bytes.
     *
     * @param table the table from which the file would be written now
     */
    public static EntryReadings read(EntryTable table, byte[] file) {
        return EntryWorkbookReader.read(table, file);
    }

    static String nameOf(EntryTable.Kind kind) {
        return switch (kind) {
            case SELF_REVIEW -> "Tự chấm điểm";
            case APPRAISAL -> "Thẩm định";
        };
    }

    static String mark(EntryTable.Kind kind) {
        return "cleangov/" + kind;
    }

    static String mark(CriteriaSet set) {
        return set.id() + "/" + set.version();
    }

    /** The rows to fill in, by their keys. */
    static Map<String, Place> places(EntryTable table) {
        Map<String, Place> places = new LinkedHashMap<>();
        table.owners()
                .forEach(owner -> owner.lines()
                        .forEach(line -> EntryRow.of(line.indicator()).stream()
                                .filter(row -> !line.locked() || row.part() == EntryRow.Part.INDICATOR)
                                .forEach(row ->
                                        places.put(owner.key() + "/" + row.key(), new Place(owner, line, row)))));
        return places;
    }

    /** A row of the table, and its owner. */
    record Place(EntryTable.Owner owner, EntryTable.Line line, EntryRow row) {}
}
