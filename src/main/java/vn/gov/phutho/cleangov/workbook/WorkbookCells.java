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

/** What our workbooks put into cells, and what people have put there. A text never becomes a formula, a formula never a value. */
public final class WorkbookCells {

    /** In what people copy from pages of the web. */
    private static final char UNBREAKABLE_SPACE = '\u00A0';

    private static final String FORMULA_STARTS = "=+-@\t\r";

    /**
     * The number of digits that Excel computes and shows. Further digits come from the binary format, not from the
     * user.
     */
    private static final MathContext DIGITS_OF_EXCEL = new MathContext(15);

    private WorkbookCells() {}

    /** What a person sees in the cell, without spaces around it; of a formula, only that there is one. */
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

    /** Why a number in the cell is another than the one that it shows; empty if it is not. Vietnamese likewise. */
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

    /** However it is typed: letters in one form, small, with single spaces. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /**
     * Writes a text as a text, whatever it begins with.
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

    /** The workbook as a file; it is closed then. */
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
