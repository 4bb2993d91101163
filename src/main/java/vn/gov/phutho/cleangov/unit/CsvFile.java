package vn.gov.phutho.cleangov.unit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import vn.gov.phutho.cleangov.platform.StorableText;

/**
 * A reference file: UTF-8 (with or without a byte order mark), commas, a header. The columns may be in any order, and
 * there may be others. Every problem is reported with the file's name and the line.
 */
final class CsvFile {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private CsvFile() {}

    /** Reads the whole file, or throws a {@link BadFileException}. A file without rows is bad. */
    static List<Row> read(Resource file, String... columns) {
        String name = file.getDescription();
        List<Row> rows = new ArrayList<>();
        List<String> header = null;
        int line = 1; // counted here: the parser's own location is that of its last token, perhaps a line off
        try (MappingIterator<String[]> records =
                MAPPER.readerFor(String[].class).readValues(text(file))) {
            while (records.hasNextValue()) {
                List<String> cells = Arrays.asList(records.nextValue());
                if (header == null) {
                    header = cells;
                    check(header, columns, name);
                } else if (!cells.stream().allMatch(String::isEmpty)) {
                    rows.add(row(header, cells, name, line));
                }
                line += lines(cells);
            }
        } catch (JsonProcessingException broken) {
            throw new BadFileException(name, line, "not a line of a CSV file: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name, unreadable);
        }
        if (rows.isEmpty()) {
            throw new BadFileException(name, 1, "the file has no rows below its header");
        }
        return rows;
    }

    /** The number of lines of a record: a quoted value may contain line breaks. */
    private static int lines(List<String> cells) {
        return 1
                + (int) cells.stream()
                        .flatMapToInt(String::chars)
                        .filter(letter -> letter == '\n')
                        .count();
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

    /**
     * Decodes strictly: a file in another encoding would otherwise put garbled names into every paper. Composes
     * letters and their marks, so that a file from a Mac has the same names as one from elsewhere.
     */
    private static String text(Resource file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file.getContentAsByteArray());
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(bytes, text, true).isError()) {
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                if (bytes.get(i) == '\n') {
                    line++;
                }
            }
            throw new BadFileException(file.getDescription(), line, "not UTF-8: save the file as UTF-8");
        }
        String whole = text.flip().toString();
        return Normalizer.normalize(whole.startsWith("\uFEFF") ? whole.substring(1) : whole, Normalizer.Form.NFC);
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
