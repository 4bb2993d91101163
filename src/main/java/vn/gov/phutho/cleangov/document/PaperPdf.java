package vn.gov.phutho.cleangov.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
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

    /** Several papers one after the other. */
    static byte[] of(List<byte[]> papers) {
        if (papers.size() == 1) {
            return of(papers.get(0));
        }
        PDFMergerUtility merger = new PDFMergerUtility();
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        papers.forEach(docx -> merger.addSource(new RandomAccessReadBuffer(of(docx))));
        merger.setDestinationStream(together);
        try {
            merger.mergeDocuments(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return together.toByteArray();
    }

    /** A paper as an HTML document: the pages of the PDF without page breaks. */
    static String html(byte[] docx) {
        try {
            StringWriter html = new StringWriter();
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.METHOD, "html");
            writer.transform(new DOMSource(pages(docx)), new StreamResult(html));
            return html.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("A paper is no HTML document", e);
        }
    }

    private static Document pages(byte[] docx) {
        try {
            DocumentBuilder xml = xml();
            Map<String, Document> parts = parts(docx, xml);
            Document page = xml.newDocument();
            new WordPages(parts.get(BODY), new WordFormat(parts.get(STYLES)), page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("A paper is no Word file", e);
        }
    }

    static byte[] of(byte[] docx) {
        try {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            PdfRendererBuilder builder = new PdfRendererBuilder();
            font(builder, "Regular", 400, FontStyle.NORMAL);
            font(builder, "Bold", 700, FontStyle.NORMAL);
            font(builder, "Italic", 400, FontStyle.ITALIC);
            font(builder, "BoldItalic", 700, FontStyle.ITALIC);
            builder.withW3cDocument(pages(docx), null);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                renderer.getPdfDocument().save(pdf, CompressParameters.NO_COMPRESSION);
            }
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
