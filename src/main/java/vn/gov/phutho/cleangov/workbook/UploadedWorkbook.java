package vn.gov.phutho.cleangov.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An uploaded Excel file. It is not trusted: its bytes decide the format, its size is limited when it is unpacked, and no
 * formula is evaluated and no link followed.
 */
public final class UploadedWorkbook {

    private static final Logger log = LoggerFactory.getLogger(UploadedWorkbook.class);

    /** In bytes. Our largest workbook unpacks to about 500 kB, and reading needs about 25 times the unpacked size. */
    private static final int LARGEST_UNPACKED = 4 * 1024 * 1024;

    private static final int MOST_ENTRIES = 500;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OR_ENCRYPTED = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    static final String UNREADABLE = "tệp này không mở được như một bảng tính Excel (.xlsx).";

    private UploadedWorkbook() {}

    /** Whether the bytes begin like those of an Excel file, readable or not. */
    public static boolean seemsToBe(byte[] file) {
        return startsWith(file, ZIP) || startsWith(file, OLD_OR_ENCRYPTED);
    }

    /**
     * Reads a workbook. Never throws, for any bytes.
     *
     * @param reader reads the result from the workbook
     * @param unreadable the result for a file that cannot be read; gets the reason in Vietnamese, as the end of a sentence
     */
    public static <T> T read(byte[] file, Function<XSSFWorkbook, T> reader, Function<String, T> unreadable) {
        Optional<String> objection = objection(file, LARGEST_UNPACKED);
        if (objection.isPresent()) {
            return unreadable.apply(objection.get());
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return reader.apply(workbook);
        } catch (IOException | RuntimeException broken) { // each part of the library has its own exceptions
            log.debug("Not a workbook", broken);
            return unreadable.apply(UNREADABLE);
        }
    }

    /**
     * Why these bytes are not opened; empty if they may be.
     *
     * @param largest the maximum number of unpacked bytes
     */
    static Optional<String> objection(byte[] file, long largest) {
        if (startsWith(file, OLD_OR_ENCRYPTED)) {
            return Optional.of("tệp Excel đời cũ (.xls) hoặc có mật khẩu: hãy lưu lại thành .xlsx không mật khẩu.");
        }
        if (!startsWith(file, ZIP)) {
            return Optional.of("tệp này không phải là bảng tính Excel (.xlsx).");
        }
        return switch (UploadedArchive.check(file, largest, MOST_ENTRIES)) {
            case TOO_LARGE -> Optional.of("tệp nén giải ra quá lớn, không được mở.");
            case DAMAGED -> Optional.of(UNREADABLE);
            case SOUND -> Optional.empty();
        };
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
