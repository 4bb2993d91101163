package vn.gov.phutho.cleangov.document;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.config.ConfigureBuilder;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Word file of {@code papers/} whose names ({@link PaperType#fields()}) are replaced by values. */
class PaperTemplate {

    private PaperTemplate() {}

    /**
     * @param docx the template
     * @throws IllegalStateException if the values do not match the fields of the paper
     */
    static byte[] fill(PaperType type, byte[] docx, Map<String, Object> values) {
        List<String> mismatches = type.fields().mismatches(values);
        if (!mismatches.isEmpty()) {
            throw new IllegalStateException("%s does not fit its fields: %s".formatted(type, mismatches));
        }
        ConfigureBuilder configuration = Configure.builder().setValidErrorHandler(new Configure.AbortHandler());
        type.fields().tableNames().forEach(name -> configuration.bind(name, new LoopRowTableRenderPolicy()));
        try (XWPFTemplate template = XWPFTemplate.compile(new ByteArrayInputStream(docx), configuration.build())) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            template.render(clean(values)).write(written);
            return written.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(PaperType type) throws IOException {
        String name = "/papers/" + type.file() + ".docx";
        InputStream file = PaperTemplate.class.getResourceAsStream(name);
        if (file == null) {
            throw new FileNotFoundException(name);
        }
        return file;
    }

    private static Map<String, Object> clean(Map<String, ?> values) {
        Map<String, Object> clean = new LinkedHashMap<>();
        values.forEach((name, value) -> clean.put(name, clean(value)));
        return clean;
    }

    /**
     * Normalises letters to one code point each, as fonts have them, and removes characters that a Word file cannot
     * contain.
     */
    private static Object clean(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(PaperTemplate::clean).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> cells = new LinkedHashMap<>();
            map.forEach((name, cell) -> cells.put(name.toString(), clean(cell)));
            return cells;
        }
        return Normalizer.normalize(value.toString(), Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\n\\t]]", " ");
    }
}
