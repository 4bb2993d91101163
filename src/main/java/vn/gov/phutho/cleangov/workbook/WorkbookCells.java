package vn.gov.phutho.cleangov.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes and reads the cells of workbooks. A text never becomes a formula, and a formula is never read as a value. */
public final class WorkbookCells {

    /** Occurs in text that people copy from web pages. */
    static final char UNBREAKABLE_SPACE = '\u00A0';

    private static final String FORMULA_STARTS = "=+-@\t\r";

    /**
     * The number of digits that Excel computes and shows. Further digits come from the binary format, not from the
     * user.
     */
    private static final MathContext DIGITS_OF_EXCEL = new MathContext(15);

    private WorkbookCells() {}

    /** The text shown in the cell, without surrounding spaces; for a formula, only that there is one. */
    public static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getCellType()) {
            case STRING ->
                cell.getStringCellValue()
                        .replace("\r\n", "\n")
                        .replace(UNBREAKABLE_SPACE, ' ')
                        .strip();
            case NUMERIC -> number(cell).toPlainString();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case FORMULA, ERROR -> "?";
            default -> "";
        };
    }

    /** The number in a numeric cell, without trailing zeros. */
    public static BigDecimal number(Cell cell) {
        BigDecimal number = new BigDecimal(cell.getNumericCellValue(), DIGITS_OF_EXCEL);
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** The reason why the cell's content was not typed in; empty if it was. Vietnamese, as the end of a sentence. */
    public static Optional<String> calculated(Cell cell) {
        boolean calculated =
                cell != null && (cell.getCellType() == CellType.FORMULA || cell.getCellType() == CellType.ERROR);
        return calculated ? Optional.of("ô này chứa công thức hoặc báo lỗi: hãy ghi thẳng giá trị.") : Optional.empty();
    }

    /** The reason why the cell's number differs from the shown one; empty if it does not. Also Vietnamese. */
    public static Optional<String> disguised(Cell cell) {
        if (cell == null || cell.getCellType() != CellType.NUMERIC) {
            return Optional.empty();
        }
        if (DateUtil.isCellDateFormatted(cell)) {
            return Optional.of("ô này là ngày tháng: hãy đổi định dạng ô thành số rồi nhập lại.");
        }
        return String.valueOf(cell.getCellStyle().getDataFormatString()).contains("%")
                ? Optional.of("ô này định dạng phần trăm: hãy đổi định dạng ô thành số, ghi 95 thay cho 95%.")
                : Optional.empty();
    }

    /** The text in a normal form: composed letters, lower case, single spaces. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /**
     * Writes a text as a text, even if it looks like a formula.
     *
     * @param quoted the same style with the mark of a text that looks like a formula
     */
    public static void write(Cell cell, String text, CellStyle plain, CellStyle quoted) {
        boolean likeAFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        cell.setCellStyle(likeAFormula ? quoted : plain);
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
    }

    /** The workbook as a file. It is closed afterwards. */
    public static byte[] file(XSSFWorkbook workbook) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (workbook) {
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
