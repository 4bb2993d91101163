package vn.gov.phutho.cleangov.unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import vn.gov.phutho.cleangov.platform.StorableText;
import vn.gov.phutho.cleangov.workbook.CsvRecords;

/**
 * A reference file: UTF-8 (with or without a byte order mark), commas, a header. The columns may be in any order, and
 * there may be others. Every problem is reported with the file's name and the line.
 */
final class CsvFile {

    private CsvFile() {}

    /** Reads the whole file, or throws a {@link BadFileException}. A file without rows is bad. */
    static List<Row> read(Resource file, String... columns) {
        String name = file.getDescription();
        List<Row> rows = new ArrayList<>();
        List<String> header = null;
        for (CsvRecords.Line record : records(file, name)) {
            List<String> cells = record.cells();
            if (header == null) {
                header = cells;
                check(header, columns, name);
            } else if (!cells.stream().allMatch(String::isEmpty)) {
                rows.add(row(header, cells, name, record.line()));
            }
        }
        if (rows.isEmpty()) {
            throw new BadFileException(name, 1, "the file has no rows below its header");
        }
        return rows;
    }

    private static List<CsvRecords.Line> records(Resource file, String name) {
        try {
            return CsvRecords.read(file.getContentAsByteArray(), ',');
        } catch (CsvRecords.UnreadableException unreadable) {
            throw new BadFileException(
                    name,
                    unreadable.line(),
                    unreadable.problem() == null
                            ? "not UTF-8: save the file as UTF-8"
                            : "not a line of a CSV file: " + unreadable.problem());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name, unreadable);
        }
    }

    private static void check(List<String> header, String[] columns, String name) {
        List<String> missing = Arrays.stream(columns)
                .filter(column -> !header.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new BadFileException(
                    name,
                    1,
                    "the header must be '" + String.join(",", columns) + "', but lacks '" + String.join(",", missing)
                            + "': it reads '" + String.join(",", header) + "'");
        }
    }

    private static Row row(List<String> header, List<String> cells, String name, int line) {
        if (cells.size() != header.size()) {
            throw new BadFileException(
                    name, line, "expected " + header.size() + " columns, found " + cells.size() + ": " + cells);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int column = 0; column < header.size(); column++) {
            StorableText.objectionToName(header.get(column), cells.get(column)).ifPresent(objection -> {
                throw new BadFileException(name, line, objection);
            });
            values.put(header.get(column), cells.get(column));
        }
        return new Row(name, line, values);
    }

    /** One line below the header. */
    record Row(String file, int line, Map<String, String> values) {

        /** The value of the column; may be empty. */
        String text(String column) {
            return values.get(column);
        }

        /** The value of the column, which must not be empty. */
        String required(String column) {
            String value = text(column);
            if (value.isEmpty()) {
                throw bad("the column '" + column + "' is empty");
            }
            return value;
        }

        BadFileException bad(String problem) {
            return new BadFileException(file, line, problem);
        }
    }
}
