package vn.gov.phutho.cleangov.dossier;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A CSV file for Excel: RFC 4180 with a byte order mark, which Excel needs to read Vietnamese correctly. A cell that
 * Excel would treat as a formula gets an apostrophe in front.
 */
final class HistoryCsv {

    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    HistoryCsv row(List<String> cells) {
        text.append(cells.stream().map(HistoryCsv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String cell(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA_BEGINS_WITH.indexOf(cell.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
