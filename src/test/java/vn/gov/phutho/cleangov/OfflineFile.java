package vn.gov.phutho.cleangov;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A file of entries as a person at a desk without a network has it open: rows by what they are about, columns by their heads. */
public final class OfflineFile {

    private static final int HEADS = 5;

    private final XSSFWorkbook workbook;

    public OfflineFile(byte[] content) {
        try {
            workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public XSSFSheet sheet() {
        return workbook.getSheetAt(0);
    }

    /**
     * @param key as in {@code 2026-07975/4.1/2}
     * @return null if there is none
     */
    public Row row(String key) {
        for (Row row : sheet()) {
            Cell cell = row.getCell(0);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(key)) {
                return row;
            }
        }
        return null;
    }

    public Cell at(String key, String head) {
        for (Cell one : sheet().getRow(HEADS)) {
            if (one.getStringCellValue().equals(head)) {
                return row(key).getCell(one.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new AssertionError("No column " + head);
    }

    /** Types into a cell. */
    public OfflineFile types(String key, String head, String text) {
        at(key, head).setCellValue(text);
        return this;
    }

    public OfflineFile types(String key, String head, double number) {
        at(key, head).setCellValue(number);
        return this;
    }

    /** The file as it is saved. */
    public byte[] saved() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Another file that looks like one of Excel from outside. */
    public static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
