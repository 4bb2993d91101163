package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import vn.gov.phutho.cleangov.workbook.UploadedWorkbook;

/**
 * A criteria set as a file: JSON or an Excel workbook, the same content in both. An uploaded file
 * is not trusted: its bytes decide the format, and nothing in it is unpacked or read without a limit.
 */
final class CriteriaFile {

    /** The largest file that is read, in bytes. */
    static final int LARGEST = 5 * 1024 * 1024;

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

    /** Reads both formats. Never throws, for any bytes. */
    static CriteriaDraft read(byte[] file) {
        if (file.length > LARGEST) {
            return CriteriaDraft.unreadable("tệp lớn hơn %d MB.".formatted(LARGEST / 1024 / 1024));
        }
        return UploadedWorkbook.seemsToBe(file) ? CriteriaWorkbook.read(file) : readJson(file);
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
