package vn.gov.phutho.cleangov.signature;

import static vn.gov.phutho.cleangov.signature.BadSignatureException.unless;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cross-reference tables of a PDF (ISO 32000-1, 7.5.4 to 7.5.6), read strictly and before anything else: only plain
 * tables, each before the one that names it, all reached from the end of the file. So every reader finds the same objects,
 * and nothing packed is unpacked to find them.
 */
final class PdfTables {

    static final String UNREADABLE =
            "Không đọc được tệp PDF này: tệp hỏng, bị cắt, hoặc không phải bản PDF tải từ trang"
                    + " này rồi ký. Hãy tải lại bản PDF của văn bản, ký rồi nạp lại.";

    private static final Pattern END = Pattern.compile("startxref\\s{1,4}(\\d{1,9})\\s{1,4}%%EOF\\s{0,2}\\z");
    private static final Pattern PREVIOUS = Pattern.compile("/Prev\\s{1,4}(\\d{1,9})(?!\\d)");

    /** What would let two readers see different tables, or packed ones. */
    private static final Pattern OTHER_TABLES = Pattern.compile("[#%(]|XRefStm|/Encrypt");

    private static final Pattern SECTION = Pattern.compile("\\s{0,4}(\\d{1,10}) (\\d{1,7})\\s{0,2}[\\r\\n]");
    private static final Pattern ENTRY = Pattern.compile("\\d{10} \\d{5} [nf][ \\r][\\r\\n]");
    private static final Pattern TRAILER = Pattern.compile("\\s{0,4}trailer");

    private static final int TAIL = 64;
    private static final int LINE = 40;
    private static final int ENTRY_LENGTH = 20;
    private static final int LONGEST_TRAILER = 4096;
    private static final int MOST_TABLES = 50;
    private static final int MOST_ENTRIES = 50_000;

    private final byte[] pdf;
    private int entries;

    private PdfTables(byte[] pdf) {
        this.pdf = pdf;
    }

    /**
     * Checks the tables of the revision that ends here.
     *
     * @param end the length of the revision
     */
    static void require(byte[] pdf, int end) throws BadSignatureException {
        PdfTables tables = new PdfTables(pdf);
        Matcher last = END.matcher(tables.text(Math.max(0, end - TAIL), end));
        unless(last.find(), UNREADABLE);
        int start = Integer.parseInt(last.group(1));
        int before = end;
        for (int table = 0; start >= 0; table++) {
            unless(start < before && table < MOST_TABLES, UNREADABLE);
            before = start;
            start = tables.previous(start);
        }
    }

    /** Reads the table that begins here. Returns where the one before it begins; -1 if it is the first. */
    private int previous(int start) throws BadSignatureException {
        unless(text(start, start + 4).equals("xref"), UNREADABLE);
        int at = start + 4;
        Matcher section = SECTION.matcher(text(at, at + LINE));
        while (section.lookingAt()) {
            int count = Integer.parseInt(section.group(2));
            entries += count;
            unless(entries <= MOST_ENTRIES, UNREADABLE);
            at += section.end();
            for (int entry = 0; entry < count; entry++) {
                unless(ENTRY.matcher(text(at, at + ENTRY_LENGTH)).matches(), UNREADABLE);
                at += ENTRY_LENGTH;
            }
            section = SECTION.matcher(text(at, at + LINE));
        }
        Matcher trailer = TRAILER.matcher(text(at, at + LINE));
        unless(trailer.lookingAt(), UNREADABLE);
        at += trailer.end();
        String rest = text(at, at + LONGEST_TRAILER);
        int length = rest.indexOf("startxref");
        unless(length >= 0, UNREADABLE);
        String dictionary = rest.substring(0, length);
        unless(!OTHER_TABLES.matcher(dictionary).find(), UNREADABLE);
        unless(dictionary.split("/Prev", -1).length <= 2, UNREADABLE);
        Matcher previous = PREVIOUS.matcher(dictionary);
        boolean more = previous.find();
        unless(more || !dictionary.contains("/Prev"), UNREADABLE);
        return more ? Integer.parseInt(previous.group(1)) : -1;
    }

    private String text(int from, int to) {
        int end = Math.min(to, pdf.length);
        return from >= end ? "" : new String(pdf, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
