package vn.gov.phutho.cleangov.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * An uploaded table of texts: a CSV file, or the first sheet of an Excel file, which is read row by row, so that a long
 * table needs little memory. It is not trusted: see {@link UploadedWorkbook}.
 */
public final class UploadedTable {

    private static final Logger log = LoggerFactory.getLogger(UploadedTable.class);

    /** In bytes. A row of five cells unpacks to about 500. */
    private static final long LARGEST_UNPACKED = 32L * 1024 * 1024;

    private static final int MOST_COLUMNS = 50;
    private static final String SEPARATORS = ",;\t";

    private UploadedTable() {}

    /**
     * A row that is not empty.
     *
     * @param number as the official sees it, from 1
     * @param cells without surrounding spaces, in normalization form C
     * @param calculated the address of a cell that holds a formula; null if there is none
     */
    public record Row(int number, List<String> cells, String calculated) {

        /** The cell in this column, from 0; empty if the row is shorter. */
        public String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * Reads a table. Never throws, for any bytes.
     *
     * @param mostRows the maximum number of rows that are not empty
     * @param reader gets the rows, with the head
     * @param unreadable gets the reason why the file cannot be read, in Vietnamese, as the end of a sentence
     */
    public static <T> T read(byte[] file, int mostRows, Function<List<Row>, T> reader, Function<String, T> unreadable) {
        Rows rows = new Rows(mostRows);
        Optional<String> objection = UploadedWorkbook.seemsToBe(file) ? readWorkbook(file, rows) : readCsv(file, rows);
        return objection.map(unreadable).orElseGet(() -> reader.apply(rows.all));
    }

    private static Optional<String> readCsv(byte[] file, Rows rows) {
        try {
            for (CsvRecords.Line record : CsvRecords.read(file, SEPARATORS)) {
                rows.add(record.line(), record.cells(), null);
            }
            return Optional.empty();
        } catch (CsvRecords.UnreadableException broken) {
            return Optional.of(
                    broken.problem() == null
                            ? "dòng %d không phải mã UTF-8: trong Excel hãy chọn «Save As», loại «CSV UTF-8», hoặc lưu thành .xlsx."
                                    .formatted(broken.line())
                            : "dòng %d không đọc được như một dòng CSV, có lẽ thiếu dấu ngoặc kép đóng."
                                    .formatted(broken.line()));
        } catch (TooManyRowsException tooMany) {
            return Optional.of(tooMany.getMessage());
        }
    }

    private static Optional<String> readWorkbook(byte[] file, Rows rows) {
        Optional<String> objection = UploadedWorkbook.objection(file, LARGEST_UNPACKED);
        if (objection.isPresent()) {
            return objection;
        }
        try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(file))) {
            Iterator<InputStream> sheets = new XSSFReader(parts).getSheetsData();
            try (InputStream sheet = sheets.next()) {
                XMLReader xml = XMLHelper.newXMLReader();
                xml.setContentHandler(new Cells(new ReadOnlySharedStringsTable(parts), new SheetRows(rows)));
                xml.parse(new InputSource(sheet));
            }
            return Optional.empty();
        } catch (TooManyRowsException tooMany) {
            return Optional.of(tooMany.getMessage());
        } catch (IOException
                | OpenXML4JException
                | SAXException
                | ParserConfigurationException
                | RuntimeException broken) { // each part of the library has its own exceptions
            log.debug("Not a workbook", broken);
            return Optional.of(UploadedWorkbook.UNREADABLE);
        }
    }

    /** Ends the reading. */
    private static final class TooManyRowsException extends RuntimeException {

        TooManyRowsException(int most) {
            super("tệp có hơn %d dòng: hãy chia thành nhiều tệp.".formatted(most), null, false, false);
        }
    }

    private static final class Rows {

        private final int most;
        private final List<Row> all = new ArrayList<>();

        Rows(int most) {
            this.most = most;
        }

        void add(int number, List<String> cells, String calculated) {
            List<String> clean = cells.stream().map(Rows::clean).toList();
            if (calculated == null && clean.stream().allMatch(String::isEmpty)) {
                return;
            }
            if (all.size() == most) {
                throw new TooManyRowsException(most);
            }
            all.add(new Row(number, clean, calculated));
        }

        private static String clean(String cell) {
            return Normalizer.normalize(
                    cell.replace(WorkbookCells.UNBREAKABLE_SPACE, ' ').strip(), Normalizer.Form.NFC);
        }
    }

    /** Knows the format of no number, so that a large file of styles is not loaded: a number is read as it is stored. */
    private static final class Cells extends XSSFSheetXMLHandler {

        private final SheetRows rows;

        Cells(SharedStrings texts, SheetRows rows) {
            super(null, texts, rows, new DataFormatter(), false);
            this.rows = rows;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            if ("f".equals(name) && rows.calculated == null) {
                rows.calculated = rows.address;
            } else if ("c".equals(name)) {
                String kind = attributes.getValue("t");
                rows.address = String.valueOf(attributes.getValue("r"));
                rows.number = kind == null || "n".equals(kind);
            }
            super.startElement(uri, name, qualified, attributes);
        }
    }

    private static final class SheetRows implements SheetContentsHandler {

        private final Rows rows;
        private List<String> cells;
        private String calculated;
        private String address;
        private boolean number;

        SheetRows(Rows rows) {
            this.rows = rows;
        }

        @Override
        public void startRow(int number) {
            cells = new ArrayList<>();
            calculated = null;
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column < MOST_COLUMNS) {
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, value == null ? "" : number ? plain(value) : value);
            }
        }

        /** 7975 for 7975.0, as Excel shows it. */
        private static String plain(String number) {
            BigDecimal value = new BigDecimal(number);
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }

        @Override
        public void endRow(int number) {
            rows.add(number + 1, cells, calculated);
        }
    }
}
