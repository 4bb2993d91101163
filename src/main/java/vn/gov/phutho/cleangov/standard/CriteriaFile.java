package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A criteria set as a file: JSON or an Excel workbook, the same content in both. What somebody uploads is not trusted: it
 * is told apart by its bytes, and nothing in it is unpacked or read without a limit.
 */
final class CriteriaFile {

    /** The largest file that is read, in bytes. */
    static final int LARGEST = 5 * 1024 * 1024;

    /** In bytes; the workbook of the default set unpacks to 63 kB, and reading takes some 25 times what it unpacks to. */
    private static final int LARGEST_UNPACKED = 4 * 1024 * 1024;

    private static final int MOST_ENTRIES = 500;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OR_ENCRYPTED = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private CriteriaFile() {}

    static byte[] json(CriteriaSet set) {
        try {
            return MAPPER.writeValueAsBytes(set.toTree());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] workbook(CriteriaSet set) {
        return CriteriaWorkbook.write(set);
    }

    /** Reads either form. Never throws, whatever the bytes are. */
    static CriteriaDraft read(byte[] file) {
        if (file.length > LARGEST) {
            return CriteriaDraft.unreadable("tệp lớn hơn %d MB.".formatted(LARGEST / 1024 / 1024));
        }
        if (startsWith(file, ZIP)) {
            return unpacksTooFar(file)
                    ? CriteriaDraft.unreadable("tệp nén giải ra quá lớn, không được mở.")
                    : CriteriaWorkbook.read(file);
        }
        if (startsWith(file, OLD_OR_ENCRYPTED)) {
            return CriteriaDraft.unreadable(
                    "tệp Excel đời cũ (.xls) hoặc có mật khẩu: hãy lưu lại thành .xlsx không mật khẩu.");
        }
        return readJson(file);
    }

    private static boolean startsWith(byte[] file, byte[] signature) {
        for (int i = 0; i < signature.length; i++) {
            if (file.length <= i || file[i] != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** Unpacks the archive into nothing, as far as the limit; what is no sound archive is left to the reader to refuse. */
    private static boolean unpacksTooFar(byte[] file) {
        long unpacked = 0;
        int entries = 0;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > LARGEST_UNPACKED || entries > MOST_ENTRIES) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException damaged) {
            return false;
        }
    }

    private static CriteriaDraft readJson(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        try {
            JsonNode content = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (content instanceof ObjectNode object) {
                return new CriteriaDraft(object);
            }
        } catch (JacksonException broken) {
            if (text.stripLeading().startsWith("{") && broken.getLocation() != null) {
                return CriteriaDraft.unreadable("tệp JSON sai cú pháp ở dòng %d, cột %d."
                        .formatted(
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr()));
            }
        }
        return CriteriaDraft.unreadable(
                "tệp này không phải là bảng tính Excel (.xlsx) hay tệp JSON của một bộ tiêu chí.");
    }
}
