package vn.gov.phutho.cleangov.overview;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.platform.WorkbookCells;

/** The table of communes as an Excel file: days are days, numbers numbers, the head stays and filters. Written row by row. */
final class CommuneWorkbook {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int CHARACTER = 256;
    private static final List<String> HEAD = List.of(
            "Mã",
            "Xã, phường, thị trấn",
            "Huyện",
            "Ngày đăng ký",
            "Sau hạn",
            "Ngày quán triệt",
            "Ngày phân công",
            "Ngày nộp tự đánh giá",
            "Điểm tự chấm",
            "Điểm thẩm định",
            "Xếp loại",
            "Xếp loại năm trước",
            "Khó khăn chưa giải quyết",
            "Việc quá hạn");
    private static final List<Integer> WIDTHS = List.of(9, 28, 24, 14, 10, 14, 14, 14, 12, 12, 30, 30, 14, 12);

    private final SXSSFWorkbook workbook;
    private final SXSSFSheet sheet;
    private final CellStyle plain;
    private final CellStyle quoted;
    private final CellStyle day;
    private final CellStyle points;
    private int next = 1;

    private CommuneWorkbook(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        this.sheet = workbook.createSheet("Các xã");
        this.plain = workbook.createCellStyle();
        this.quoted = workbook.createCellStyle();
        quoted.setQuotePrefixed(true);
        this.day = style("dd/mm/yyyy");
        this.points = style("0.00");
    }

    /** @param rows hands over each row */
    static void write(OutputStream to, Consumer<Consumer<CommuneTable.Row>> rows) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            CommuneWorkbook table = new CommuneWorkbook(workbook);
            table.head();
            rows.accept(table::add);
            table.sheet.setAutoFilter(new CellRangeAddress(0, table.next - 1, 0, HEAD.size() - 1));
            workbook.write(to);
        }
    }

    private CellStyle style(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private void head() {
        CellStyle bold = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setBold(true);
        bold.setFont(font);
        bold.setWrapText(true);
        Row row = sheet.createRow(0);
        for (int column = 0; column < HEAD.size(); column++) {
            WorkbookCells.write(row.createCell(column), HEAD.get(column), bold, bold);
            sheet.setColumnWidth(column, WIDTHS.get(column) * CHARACTER);
        }
        sheet.createFreezePane(2, 1);
    }

    private void add(CommuneTable.Row one) {
        Row row = sheet.createRow(next++);
        text(row, 0, one.code());
        text(row, 1, one.name());
        text(row, 2, one.districtName());
        day(row, 3, one.registered());
        text(row, 4, one.late() ? "sau hạn" : "");
        day(row, 5, one.briefed());
        day(row, 6, one.assigned());
        day(row, 7, one.handedIn());
        points(row, 8, one.self());
        points(row, 9, one.appraised());
        text(row, 10, title(one.classification()));
        text(row, 11, title(one.before()));
        row.createCell(12).setCellValue(one.difficulties());
        row.createCell(13).setCellValue(one.overdue());
    }

    private void text(Row row, int column, String text) {
        WorkbookCells.write(row.createCell(column), text, plain, quoted);
    }

    private void day(Row row, int column, LocalDate value) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(day);
        if (value != null) {
            cell.setCellValue(value);
        }
    }

    private void points(Row row, int column, BigDecimal value) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(points);
        if (value != null) {
            cell.setCellValue(value.doubleValue());
        }
    }

    private static String title(Classification one) {
        return one == null ? "" : one.title();
    }
}
