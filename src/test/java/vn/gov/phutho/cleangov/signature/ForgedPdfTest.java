package vn.gov.phutho.cleangov.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.signature.SignatureVerifierTest.ISSUED;
import static vn.gov.phutho.cleangov.signature.SignatureVerifierTest.NOW;
import static vn.gov.phutho.cleangov.signature.SignatureVerifierTest.refuses;
import static vn.gov.phutho.cleangov.signature.SignatureVerifierTest.verified;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** What an attacker does to a PDF before, between or after the signatures, and PDFs that are made to exhaust the server. */
@Timeout(60)
class ForgedPdfTest {

    private static final String NAME = "Nguyễn Văn An";

    private static final String SEEN_AS_A_CHANGE =
            ".*(khác với văn bản đã ban hành|Ô chữ ký trong tệp có phần không được nhận).*";

    /** A change of a PDF by an incremental update, as an editor makes it. */
    enum Change {
        ANOTHER_TEXT {
            @Override
            void in(PDDocument pdf) throws IOException {
                PDStream text = new PDStream(pdf);
                try (var out = text.createOutputStream()) {
                    out.write("BT ET".getBytes(StandardCharsets.US_ASCII));
                }
                pdf.getPage(0).setContents(text);
                pdf.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            }
        },
        ANOTHER_TEXT_IN_PLACE {
            @Override
            void in(PDDocument pdf) throws IOException {
                var text = pdf.getPage(0).getContentStreams().next();
                try (var out = text.createOutputStream(COSName.FLATE_DECODE)) {
                    out.write("BT ET".getBytes(StandardCharsets.US_ASCII));
                }
                text.getCOSObject().setNeedToBeUpdated(true);
            }
        },
        ANOTHER_FONT {
            @Override
            void in(PDDocument pdf) throws IOException {
                PDPage page = pdf.getPage(0);
                COSName name = page.getResources().getFontNames().iterator().next();
                COSDictionary font = page.getResources().getFont(name).getCOSObject();
                font.setName(COSName.BASE_FONT, "Other");
                font.setNeedToBeUpdated(true);
            }
        },
        SMALLER_PAGE {
            @Override
            void in(PDDocument pdf) {
                pdf.getPage(0).setCropBox(new PDRectangle(0, 400, 595, 442));
                pdf.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            }
        },
        ANOTHER_PAGE {
            @Override
            void in(PDDocument pdf) {
                pdf.addPage(new PDPage(PDRectangle.A4));
                pdf.getPages().getCOSObject().setNeedToBeUpdated(true);
                pdf.getPages().getCOSObject().getCOSArray(COSName.KIDS).setNeedToBeUpdated(true);
            }
        },
        NO_PAGES_OF_OURS {
            @Override
            void in(PDDocument pdf) {
                COSDictionary pages = new COSDictionary();
                pages.setItem(COSName.TYPE, COSName.PAGES);
                COSDictionary page = new PDPage(PDRectangle.A4).getCOSObject();
                page.setItem(COSName.PARENT, pages);
                COSArray kids = new COSArray();
                kids.add(page);
                pages.setItem(COSName.KIDS, kids);
                pages.setInt(COSName.COUNT, 1);
                pdf.getDocumentCatalog().getCOSObject().setItem(COSName.PAGES, pages);
            }
        },
        NOTE_OVER_THE_TEXT {
            @Override
            void in(PDDocument pdf) throws IOException {
                PDAnnotationWidget note = new PDAnnotationWidget();
                note.getCOSObject().setName(COSName.SUBTYPE, "FreeText");
                note.setRectangle(new PDRectangle(100, 100, 300, 50));
                note.setContents("Số: 99/QĐ-UBND");
                pdf.getPage(0).getAnnotations().add(note);
                pdf.getPage(0).setAnnotations(new ArrayList<>(List.of(note)));
                pdf.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            }
        },
        FIELD_OVER_THE_TEXT {
            @Override
            void in(PDDocument pdf) throws IOException {
                PDAcroForm form = form(pdf);
                PDTextField field = new PDTextField(form);
                field.setPartialName("so");
                field.getWidgets().get(0).setRectangle(new PDRectangle(100, 100, 300, 50));
                add(form, field.getCOSObject());
                pdf.getPage(0).setAnnotations(new ArrayList<>(field.getWidgets()));
                pdf.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            }
        },
        PLACE_FOR_ANOTHER_SIGNATURE {
            @Override
            void in(PDDocument pdf) throws IOException {
                PDAcroForm form = form(pdf);
                add(form, new PDSignatureField(form).getCOSObject());
            }
        },
        SCRIPT_AT_OPENING {
            @Override
            void in(PDDocument pdf) {
                pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            }
        };

        abstract void in(PDDocument pdf) throws IOException;

        private static PDAcroForm form(PDDocument pdf) {
            PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
            if (form == null) {
                form = new PDAcroForm(pdf);
                pdf.getDocumentCatalog().setAcroForm(form);
            }
            return form;
        }

        private static void add(PDAcroForm form, COSDictionary field) {
            COSArray fields = form.getCOSObject().getCOSArray(COSName.FIELDS);
            fields.add(field);
            fields.setNeedToBeUpdated(true);
            form.getCOSObject().setNeedToBeUpdated(true);
        }

        byte[] of(byte[] pdf) {
            try (PDDocument document = Loader.loadPDF(pdf)) {
                in(document);
                document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
                ByteArrayOutputStream changed = new ByteArrayOutputStream();
                document.saveIncremental(changed);
                assertThat(changed.size()).isGreaterThan(pdf.length);
                return changed.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static SigningProgram program() {
        return new SigningProgram(TestAuthority.official(NAME), NOW);
    }

    @ParameterizedTest
    @EnumSource
    void a_pdf_that_was_changed_before_it_was_signed_is_refused(Change change) {
        assertThatThrownBy(() -> verified(program().signs(change.of(ISSUED))))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(SEEN_AS_A_CHANGE);
    }

    @ParameterizedTest
    @EnumSource
    void a_pdf_that_was_changed_after_it_was_signed_is_refused(Change change) {
        assertThatThrownBy(() -> verified(change.of(program().signs(ISSUED))))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(SEEN_AS_A_CHANGE + "|.*thêm sau chữ ký số cuối cùng.*");
    }

    @ParameterizedTest
    @EnumSource
    void a_pdf_that_was_changed_between_two_signatures_is_refused(Change change) {
        byte[] once = program().signs(ISSUED);

        assertThatThrownBy(() -> verified(program().signs(change.of(once))))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(SEEN_AS_A_CHANGE);
    }

    @Test
    void a_change_is_named_as_a_change() {
        refuses(program().signs(Change.ANOTHER_TEXT.of(ISSUED)), "khác với văn bản đã ban hành");
        refuses(Change.ANOTHER_TEXT.of(program().signs(ISSUED)), "phần được thêm sau chữ ký số cuối cùng");
        refuses(program().signs(Change.NO_PAGES_OF_OURS.of(program().signs(ISSUED))), "khác với văn bản đã ban hành");
    }

    @Test
    void bytes_behind_the_last_signature_are_refused() {
        byte[] signed = program().signs(ISSUED);

        refuses(Arrays.copyOf(signed, signed.length + 1), PdfTables.UNREADABLE);
        refuses(joined(signed, "\n"), "phần được thêm sau chữ ký số cuối cùng");
        refuses(joined(signed, "% ghi chú\n%%EOF\n"), PdfTables.UNREADABLE);
    }

    @Test
    void a_signature_that_does_not_cover_the_whole_file_is_refused() {
        refuses(
                program()
                        .withRange(right -> new int[] {0, right[1], right[2], right[3] - 10})
                        .signs(ISSUED),
                "chữ ký không bao trùm toàn bộ tệp");
        refuses(
                program()
                        .withRange(right -> new int[] {9, right[1] - 9, right[2], right[3]})
                        .signs(ISSUED),
                "không bao trùm toàn bộ tệp");
    }

    @Test
    void a_gap_that_holds_more_than_the_signature_is_refused() {
        refuses(
                program()
                        .withRange(right -> new int[] {0, right[1], right[2] + 20, right[3] - 20})
                        .signs(ISSUED),
                "không bao trùm toàn bộ tệp");
        refuses(
                program()
                        .withRange(right -> new int[] {0, right[1] - 20, right[2], right[3]})
                        .signs(ISSUED),
                "không bao trùm toàn bộ tệp");
        refuses(program().withBytesBehind(new byte[] {1, 2, 3}).signs(ISSUED), "hỏng hoặc không đúng định dạng PAdES");
    }

    @Test
    void a_signature_over_other_bytes_than_the_files_is_refused() {
        refuses(program().withTheContentInside().signs(ISSUED), "hỏng hoặc không đúng định dạng PAdES");
    }

    @Test
    void a_picture_that_can_cover_the_text_is_refused() {
        refuses(program().withPicture(500).signs(ISSUED), "Hình chữ ký quá lớn");
    }

    @Test
    void a_pdf_that_another_program_wrote_again_is_accepted_if_its_content_is_the_issued_one() throws IOException {
        assertThat(verified(program().signs(again(CompressParameters.NO_COMPRESSION))))
                .hasSize(1);
    }

    @Test
    void packed_tables_are_not_opened() throws IOException {
        refuses(program().signs(again(CompressParameters.DEFAULT_COMPRESSION)), PdfTables.UNREADABLE);
    }

    @Test
    void an_encrypted_pdf_is_refused() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(ISSUED)) {
            pdf.protect(new StandardProtectionPolicy("chu", "", new AccessPermission()));
            ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
            pdf.save(encrypted, CompressParameters.NO_COMPRESSION);
            refuses(encrypted.toByteArray(), PdfTables.UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<</A ", "[<</A "})
    void deep_nesting_does_not_exhaust_the_stack(String opening) {
        refuses(raw(opening.repeat(200_000)), "");
    }

    @Test
    void tables_that_go_in_a_circle_or_are_huge_are_refused() {
        byte[] simple = raw("null");
        String text = new String(simple, StandardCharsets.ISO_8859_1);
        int start = text.lastIndexOf("\nxref") + 1;
        refuses(bytes(text.replace("/Size", "/Prev " + start + " /Size")), PdfTables.UNREADABLE);
        refuses(bytes(text.replace("xref\n0 3", "xref\n0 9999999")), PdfTables.UNREADABLE);
        refuses(
                bytes(text.replace("trailer", "3 60000\n" + "0000000000 65535 f \n".repeat(60_000) + "trailer")),
                PdfTables.UNREADABLE);
        refuses(bytes(text.replace("/Size", "/XRefStm 9 /Size")), PdfTables.UNREADABLE);
        refuses(bytes(text.replace("/Size", "/X#52efStm 9 /Size")), PdfTables.UNREADABLE);
    }

    /** Half a megabyte that unpacks to 500 MB, in the place where a reader looks for objects. */
    @Test
    void a_bomb_is_not_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < 500; megabyte++) {
                deflater.write(zeros);
            }
        }
        String bomb = "<< /Type /ObjStm /N 9 /First 9 /Filter /FlateDecode /Length " + packed.size() + " >>\nstream\n"
                + new String(packed.toByteArray(), StandardCharsets.ISO_8859_1) + "\nendstream";
        refuses(raw(bomb), "");
        byte[] asTable =
                bytes("%PDF-1.7\n1 0 obj\n" + bomb.replace("ObjStm", "XRef") + "\nendobj\nstartxref\n9\n%%EOF\n");
        refuses(asTable, PdfTables.UNREADABLE);
    }

    @Test
    @Timeout(20)
    void twenty_five_megabytes_of_nothing_are_refused_quickly() {
        byte[] large = new byte[25 * 1024 * 1024];
        byte[] mark = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, large, 0, mark.length);
        refuses(large, PdfTables.UNREADABLE);
        Arrays.fill(large, mark.length, large.length, (byte) '[');
        refuses(large, PdfTables.UNREADABLE);
    }

    private static byte[] again(CompressParameters compression) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(ISSUED)) {
            pdf.getDocumentInformation().setProducer("Phần mềm khác");
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            pdf.save(written, compression);
            assertThat(written.toByteArray()).isNotEqualTo(ISSUED);
            return written.toByteArray();
        }
    }

    /** A PDF whose form is this. */
    private static byte[] raw(String form) {
        String catalog = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /AcroForm 2 0 R >>\nendobj\n";
        String object = "2 0 obj\n" + form + "\nendobj\n";
        String body = catalog + object;
        return bytes(body
                + "xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n"
                        .formatted(catalog.indexOf("1 0 obj"), catalog.length())
                + "trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n" + body.length() + "\n%%EOF\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] pdf, String more) {
        byte[] tail = more.getBytes(StandardCharsets.UTF_8);
        byte[] joined = Arrays.copyOf(pdf, pdf.length + tail.length);
        System.arraycopy(tail, 0, joined, pdf.length, tail.length);
        return joined;
    }
}
