package vn.gov.phutho.cleangov.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Excel file that somebody uploaded. It is not trusted: it is told apart by its bytes, and nothing in it is unpacked
 * without a limit, evaluated or followed.
 */
public final class UploadedWorkbook {

    private static final Logger log = LoggerFactory.getLogger(UploadedWorkbook.class);

    /** In bytes; the largest workbook of ours unpacks to some 500 kB, and reading takes some 25 times what it unpacks to. */
    private static final int LARGEST_UNPACKED = 4 * 1024 * 1024;

    private static final int MOST_ENTRIES = 500;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OR_ENCRYPTED = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final String UNREADABLE = "tệp này không mở được như một bảng tính Excel (.xlsx).";

    private UploadedWorkbook() {}

    /** Whether the bytes begin as those of an Excel file do, a readable one or not. */
    public static boolean seemsToBe(byte[] file) {
        return startsWith(file, ZIP) || startsWith(file, OLD_OR_ENCRYPTED);
    }

    /**
     * Reads a workbook. Never throws, whatever the bytes are.
     *
     * @param reader makes of the workbook whatever is asked for
     * @param unreadable answers for a file that cannot be read; is told why, in Vietnamese, as the end of a sentence
     */
    public static <T> T read(byte[] file, Function<XSSFWorkbook, T> reader, Function<String, T> unreadable) {
        if (startsWith(file, OLD_OR_ENCRYPTED)) {
            return unreadable.apply(
                    "tệp Excel đời cũ (.xls) hoặc có mật khẩu: hãy lưu lại thành .xlsx không mật khẩu.");
        }
        if (!startsWith(file, ZIP)) {
            return unreadable.apply("tệp này không phải là bảng tính Excel (.xlsx).");
        }
        UploadedArchive.Result archive = UploadedArchive.check(file, LARGEST_UNPACKED, MOST_ENTRIES);
        if (archive == UploadedArchive.Result.TOO_LARGE) {
            return unreadable.apply("tệp nén giải ra quá lớn, không được mở.");
        }
        if (archive == UploadedArchive.Result.DAMAGED) {
            return unreadable.apply(UNREADABLE);
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return reader.apply(workbook);
        } catch (IOException | RuntimeException broken) { // each part of the library has exceptions of its own
            log.debug("Not a workbook", broken);
            return unreadable.apply(UNREADABLE);
        }
    }

    private static boolean startsWith(byte[] file, byte[] signature) {
        for (int i = 0; i < signature.length; i++) {
            if (file.length <= i || file[i] != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
