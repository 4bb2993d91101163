package vn.gov.phutho.cleangov.workbook;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of a CSV file for Excel: RFC 4180. A cell that Excel would treat as a formula gets an apostrophe in front. The file
 * begins with {@link #BEGINNING}.
 */
public final class CsvText {

    /** The byte order mark, which Excel needs to read Vietnamese correctly. */
    public static final String BEGINNING = "\uFEFF";

    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r";

    private CsvText() {}

    /** One row with its line end. */
    public static String row(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA_BEGINS_WITH.indexOf(cell.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }
}
