package vn.gov.phutho.cleangov.signature;

import static vn.gov.phutho.cleangov.signature.BadSignatureException.unless;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * Verifies a signed PDF against the PDF that was issued. Each signature must cover the file from its beginning to the end of
 * its own revision, the last one the whole file. From the issued PDF to the first revision, and from one to the next,
 * nothing may change but one signature that is added.
 */
@Component
class SignatureVerifier {

    private static final String NO_PDF = "Tệp nạp lên không phải PDF. Hãy nạp bản PDF đã ký số.";
    private static final String ADDED =
            "Tệp có phần được thêm sau chữ ký số cuối cùng, hoặc chữ ký không bao trùm toàn bộ tệp."
                    + " Hãy nạp đúng tệp mà phần mềm ký số đã lưu.";
    private static final int MOST_SIGNATURES = 10;

    /** A file is kept in memory while it is verified: not more than so many at the same time. */
    private static final int AT_ONCE = 2;

    private final TrustStore trust;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    SignatureVerifier(TrustStore trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    boolean isConfigured() {
        return trust.isConfigured();
    }

    /**
     * Verifies all signatures of a file.
     *
     * @param issued the PDF as it was issued
     * @param upload the signed PDF
     * @param issuedAt when the paper was issued
     * @return who signed, the first signature first; at least one
     * @throws RefusedException with the reason, if anything is wrong with it
     */
    List<VerifiedSigner> verified(byte[] issued, byte[] upload, Instant issuedAt) {
        if (!trust.isConfigured()) {
            throw new RefusedException(
                    RefusalCode.SIGNATURES_NOT_SET_UP,
                    "Hệ thống chưa được cấu hình chứng thư gốc tin cậy, nên chưa kiểm tra và chưa nhận được văn bản ký số. Hãy"
                            + " báo người quản trị hệ thống.");
        }
        places.acquireUninterruptibly();
        try (Revisions revisions = new Revisions()) {
            return signers(issued, upload, new SignerCheck(trust, issuedAt, clock.instant()), revisions);
        } catch (BadSignatureException bad) {
            throw new RefusedException(RefusalCode.SIGNATURE_INVALID, bad.getMessage());
        } catch (IOException unreadable) {
            throw new RefusedException(RefusalCode.SIGNATURE_INVALID, PdfTables.UNREADABLE);
        } finally {
            places.release();
        }
    }

    /** What a hostile file makes its readers throw is the same answer: it cannot be read. */
    private static List<VerifiedSigner> signers(byte[] issued, byte[] upload, SignerCheck check, Revisions revisions)
            throws BadSignatureException, IOException {
        try {
            unless(startsLikePdf(upload), NO_PDF);
            int[] ends = ends(revisions.open(upload, upload.length), upload.length);
            COSDocument before = revisions.open(issued, issued.length);
            List<VerifiedSigner> signers = new ArrayList<>();
            for (int end : ends) {
                COSDocument after = revisions.open(upload, end);
                SignatureField added = UnchangedContent.addedSignature(before, after);
                unless(added.end() == end, ADDED);
                signers.add(check.signer(upload, added));
                before = after;
            }
            return signers;
        } catch (RuntimeException | StackOverflowError hostile) {
            throw new IOException(hostile);
        }
    }

    private static boolean startsLikePdf(byte[] upload) {
        byte[] mark = "%PDF-1.".getBytes(StandardCharsets.US_ASCII);
        return upload.length > mark.length && Arrays.equals(upload, 0, mark.length, mark, 0, mark.length);
    }

    /** Where the signed revisions end, in order; the last one is the whole file. */
    private static int[] ends(COSDocument whole, int length) throws BadSignatureException, IOException {
        COSDictionary catalog = whole.getTrailer().getCOSDictionary(COSName.ROOT);
        COSDictionary form = catalog == null ? null : catalog.getCOSDictionary(COSName.ACRO_FORM);
        COSArray fields = form == null ? null : form.getCOSArray(COSName.FIELDS);
        unless(fields != null && fields.size() > 0, SignatureField.NONE);
        unless(fields.size() <= MOST_SIGNATURES, UnchangedContent.CHANGED);
        int[] ends = new int[fields.size()];
        for (int field = 0; field < ends.length; field++) {
            ends[field] = SignatureField.of(fields.getObject(field)).end();
        }
        Arrays.sort(ends);
        unless(Arrays.stream(ends).distinct().count() == ends.length && ends[ends.length - 1] == length, ADDED);
        return ends;
    }

    /** The revisions that were opened, to be closed together. */
    private static final class Revisions implements AutoCloseable {

        private final List<PDDocument> open = new ArrayList<>();

        /** Opens the first bytes of a file as a PDF of its own, without copying them and without repairing anything. */
        COSDocument open(byte[] pdf, int length) throws BadSignatureException, IOException {
            unless(length <= pdf.length, ADDED);
            PdfTables.require(pdf, length);
            PDDocument document = new PDFParser(new RandomAccessReadBuffer(
                            ByteBuffer.wrap(pdf, 0, length).slice()))
                    .parse(false);
            open.add(document);
            return document.getDocument();
        }

        @Override
        public void close() throws IOException {
            for (PDDocument document : open) {
                document.close();
            }
        }
    }
}
