package vn.gov.phutho.cleangov.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * A paper as a PDF: the content of the Word file, page by page, with embedded fonts. It has a plain cross-reference table
 * and no object streams, so that signing programs append to it in the same simple way.
 */
class PaperPdf {

    private static final String STYLES = "word/styles.xml";
    private static final String BODY = "word/document.xml";

    private PaperPdf() {}

    static byte[] of(byte[] docx) {
        try {
            DocumentBuilder xml = xml();
            Map<String, Document> parts = parts(docx, xml);
            Document page = xml.newDocument();
            new WordPages(parts.get(BODY), new WordFormat(parts.get(STYLES)), page);
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            PdfRendererBuilder builder = new PdfRendererBuilder();
            font(builder, "Regular", 400, FontStyle.NORMAL);
            font(builder, "Bold", 700, FontStyle.NORMAL);
            font(builder, "Italic", 400, FontStyle.ITALIC);
            font(builder, "BoldItalic", 700, FontStyle.ITALIC);
            builder.withW3cDocument(page, null);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                renderer.getPdfDocument().save(pdf, CompressParameters.NO_COMPRESSION);
            }
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("A paper is no Word file", e);
        }
    }

    private static void font(PdfRendererBuilder builder, String face, int weight, FontStyle style) {
        builder.useFont(
                () -> PaperPdf.class.getResourceAsStream("/fonts/LiberationSerif-%s.ttf".formatted(face)),
                "Times New Roman",
                weight,
                style,
                true);
    }

    private static Map<String, Document> parts(byte[] docx, DocumentBuilder xml) throws IOException, SAXException {
        Map<String, Document> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (STYLES.equals(entry.getName()) || BODY.equals(entry.getName())) {
                    InputStream part = new ByteArrayInputStream(zip.readAllBytes());
                    parts.put(entry.getName(), xml.parse(part));
                }
            }
        }
        return parts;
    }

    private static DocumentBuilder xml() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder();
    }
}
