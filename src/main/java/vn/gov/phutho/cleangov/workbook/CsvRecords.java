package vn.gov.phutho.cleangov.workbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the records of a CSV file in UTF-8, with or without a byte order mark. Blank lines are records of one empty cell. */
public final class CsvRecords {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private static final char BYTE_ORDER_MARK = CsvText.BEGINNING.charAt(0);

    private CsvRecords() {}

    /**
     * One record.
     *
     * @param line the line in which it begins, from 1
     */
    public record Line(int line, List<String> cells) {}

    /** The file is not UTF-8 ({@link #problem} is null), or a record cannot be read. */
    public static final class UnreadableException extends Exception {

        private final int line;
        private final String problem;

        private UnreadableException(int line, String problem) {
            super(problem, null, false, false);
            this.line = line;
            this.problem = problem;
        }

        public int line() {
            return line;
        }

        /** What the parser says, in English; null if the file is not UTF-8. */
        public String problem() {
            return problem;
        }
    }

    public static List<Line> read(byte[] file, char separator) throws UnreadableException {
        return read(text(file), separator);
    }

    /** Like {@link #read(byte[], char)}; the separator is the one of these that the first line has most often. */
    static List<Line> read(byte[] file, String separators) throws UnreadableException {
        String text = text(file);
        String first = text.lines().findFirst().orElse("");
        char separator = separators.charAt(0);
        for (char one : separators.toCharArray()) {
            if (count(first, one) > count(first, separator)) {
                separator = one;
            }
        }
        return read(text, separator);
    }

    private static List<Line> read(String text, char separator) throws UnreadableException {
        List<Line> lines = new ArrayList<>();
        int line = 1; // counted here: the parser's own location is that of its last token, perhaps a line off
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        try (MappingIterator<String[]> records =
                MAPPER.readerFor(String[].class).with(schema).readValues(text)) {
            while (records.hasNextValue()) {
                List<String> cells = Arrays.asList(records.nextValue());
                lines.add(new Line(line, cells));
                // A quoted value may contain line breaks.
                line += 1 + cells.stream().mapToInt(cell -> count(cell, '\n')).sum();
            }
        } catch (JsonProcessingException broken) {
            throw new UnreadableException(line, broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(letter -> letter == wanted).count();
    }

    /**
     * Decodes strictly: a file in another encoding would otherwise put garbled names into every paper. Composes
     * letters and their marks, so that a file from a Mac has the same names as one from elsewhere.
     */
    private static String text(byte[] file) throws UnreadableException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
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
            throw new UnreadableException(line, null);
        }
        String whole = text.flip().toString();
        return Normalizer.normalize(
                !whole.isEmpty() && whole.charAt(0) == BYTE_ORDER_MARK ? whole.substring(1) : whole,
                Normalizer.Form.NFC);
    }
}
