package vn.gov.phutho.cleangov.workbook;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * The tables of a page as an Excel file: days are days, numbers numbers, the head stays and filters. Written row by row, so that a
 * country needs no more memory than a commune.
 */
public final class TableWorkbook {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int CHARACTER = 256;
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private enum Kind {
        TEXT("General"),
        DAY("dd/mm/yyyy"),
        MOMENT("dd/mm/yyyy hh:mm"),
        WHOLE("0"),
        POINTS("0.00");

        private final String format;

        Kind(String format) {
            this.format = format;
        }
    }

    private final Workbook workbook;
    private final Map<Kind, CellStyle> styles = new EnumMap<>(Kind.class);
    private final CellStyle quoted;
    private final CellStyle head;

    private TableWorkbook(Workbook workbook) {
        this.workbook = workbook;
        for (Kind kind : Kind.values()) {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(kind.format));
            styles.put(kind, style);
        }
        this.quoted = workbook.createCellStyle();
        quoted.setQuotePrefixed(true);
        this.head = head(workbook);
    }

    private static CellStyle head(Workbook workbook) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setBold(true);
        style.setFont(font);
        style.setWrapText(true);
        return style;
    }

    /**
     * A column of a table of these rows.
     *
     * @param width in characters
     */
    public static final class Column<T> {

        private final String title;
        private final int width;
        private final Kind kind;
        private final Function<T, ?> value;

        private Column(String title, int width, Kind kind, Function<T, ?> value) {
            this.title = title;
            this.width = width;
            this.kind = kind;
            this.value = value;
        }
    }

    public static <T> Column<T> text(String title, int width, Function<T, String> value) {
        return new Column<>(title, width, Kind.TEXT, value);
    }

    public static <T> Column<T> day(String title, Function<T, LocalDate> value) {
        return new Column<>(title, 14, Kind.DAY, value);
    }

    public static <T> Column<T> moment(String title, Function<T, LocalDateTime> value) {
        return new Column<>(title, 18, Kind.MOMENT, value);
    }

    public static <T> Column<T> whole(String title, Function<T, ? extends Number> value) {
        return new Column<>(title, 12, Kind.WHOLE, value);
    }

    /** With two decimals. */
    public static <T> Column<T> points(String title, Function<T, ? extends Number> value) {
        return new Column<>(title, 12, Kind.POINTS, value);
    }

    /**
     * One table.
     *
     * @param title of its sheet, at most 31 letters
     * @param columns what cannot be told is null and leaves its cell empty
     * @param rows hands over each row
     */
    public record Table<T>(String title, List<Column<T>> columns, Consumer<Consumer<T>> rows) {

        /** Of rows that are there already. */
        public static <T> Table<T> of(String title, Iterable<T> rows, List<Column<T>> columns) {
            return new Table<>(title, columns, rows::forEach);
        }
    }

    /** Answers a request with these tables, each in a sheet of its own. */
    public static void send(HttpServletResponse response, String name, Table<?>... tables) throws IOException {
        response.setContentType(TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        write(response.getOutputStream(), tables);
    }

    static void write(OutputStream to, Table<?>... tables) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            TableWorkbook file = new TableWorkbook(workbook);
            for (Table<?> table : tables) {
                file.add(table);
            }
            workbook.write(to);
        }
    }

    /** A file that is written in memory alone: what is secret never lies in a temporary file. */
    public static byte[] inMemory(Table<?> table) {
        XSSFWorkbook workbook = new XSSFWorkbook();
        new TableWorkbook(workbook).add(table);
        return WorkbookCells.file(workbook);
    }

    private <T> void add(Table<T> table) {
        Sheet sheet = workbook.createSheet(table.title());
        Row titles = sheet.createRow(0);
        for (int column = 0; column < table.columns().size(); column++) {
            WorkbookCells.write(titles.createCell(column), table.columns().get(column).title, head, head);
            sheet.setColumnWidth(column, table.columns().get(column).width * CHARACTER);
        }
        sheet.createFreezePane(0, 1);
        table.rows().accept(row -> add(sheet.createRow(sheet.getLastRowNum() + 1), table.columns(), row));
        sheet.setAutoFilter(new CellRangeAddress(
                0, sheet.getLastRowNum(), 0, table.columns().size() - 1));
    }

    private <T> void add(Row row, List<Column<T>> columns, T content) {
        for (int at = 0; at < columns.size(); at++) {
            Column<T> column = columns.get(at);
            Cell cell = row.createCell(at);
            cell.setCellStyle(styles.get(column.kind));
            Object value = column.value.apply(content);
            if (value instanceof String text) {
                WorkbookCells.write(cell, text, styles.get(column.kind), quoted);
            } else if (value instanceof LocalDate day) {
                cell.setCellValue(day);
            } else if (value instanceof LocalDateTime moment) {
                cell.setCellValue(moment);
            } else if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            }
        }
    }
}
