package vn.gov.phutho.cleangov.signature;

import static vn.gov.phutho.cleangov.signature.BadSignatureException.unless;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * Compares two revisions of a PDF: from one to the next, one signature may be added and nothing else. It walks both from
 * their catalogs, so numbers and places of objects do not matter. Streams are compared as they are stored and never
 * unpacked.
 */
final class UnchangedContent {

    static final String CHANGED =
            "Nội dung của tệp đã ký khác với văn bản đã ban hành: phải ký đúng bản PDF tải từ trang này,"
                    + " không sửa, không thêm gì ngoài chữ ký số.";

    /** What signing programs write into the catalog; none of it is on a page. The form is compared field by field. */
    private static final Set<COSName> OF_SIGNING = Set.of(
            COSName.ACRO_FORM,
            COSName.METADATA,
            COSName.VERSION,
            COSName.PERMS,
            COSName.getPDFName("Extensions"),
            COSName.getPDFName("DSS"));

    private static final Set<COSName> OF_FORM = Set.of(COSName.FIELDS, COSName.SIG_FLAGS, COSName.DA, COSName.DR);

    private static final Set<COSName> OF_PAGE =
            Set.of(COSName.ANNOTS, COSName.getPDFName("Tabs"), COSName.getPDFName("LastModified"));

    private static final int MOST_PAIRS = 1_000_000;

    private record Pair(COSBase before, COSBase after) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && pair.before == before && pair.after == after;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(before) + System.identityHashCode(after);
        }
    }

    private final COSDictionary before;
    private final COSDictionary after;
    private final Deque<Pair> open = new ArrayDeque<>();
    private final Set<Pair> seen = new HashSet<>();
    private SignatureField added;

    private UnchangedContent(COSDictionary before, COSDictionary after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The signature that the second revision adds to the first.
     *
     * @throws BadSignatureException if it adds none, or changes anything else
     */
    static SignatureField addedSignature(COSDocument before, COSDocument after)
            throws BadSignatureException, IOException {
        return new UnchangedContent(catalog(before), catalog(after)).addedSignature();
    }

    private static COSDictionary catalog(COSDocument document) throws BadSignatureException {
        COSDictionary trailer = document.getTrailer();
        COSDictionary catalog = trailer == null ? null : trailer.getCOSDictionary(COSName.ROOT);
        unless(catalog != null && !trailer.containsKey(COSName.ENCRYPT), PdfTables.UNREADABLE);
        return catalog;
    }

    private SignatureField addedSignature() throws BadSignatureException, IOException {
        COSDictionary form = after.getCOSDictionary(COSName.ACRO_FORM);
        unless(form != null, SignatureField.NONE);
        COSDictionary formBefore = before.getCOSDictionary(COSName.ACRO_FORM);
        COSArray fields = array(form, COSName.FIELDS);
        COSArray fieldsBefore = formBefore == null ? new COSArray() : array(formBefore, COSName.FIELDS);
        unless(fields.size() == fieldsBefore.size() + 1, CHANGED);
        added = SignatureField.of(fields.getObject(fields.size() - 1));
        compareStart(fieldsBefore, fields);
        compareEntries(formBefore == null ? new COSDictionary() : formBefore, form, OF_FORM);
        compareEntries(before, after, OF_SIGNING);
        while (!open.isEmpty()) {
            unless(seen.size() < MOST_PAIRS, CHANGED);
            compare(open.pop());
        }
        return added;
    }

    private void compare(Pair pair) throws BadSignatureException, IOException {
        COSBase one = pair.before();
        COSBase other = pair.after();
        if (one == null || other == null) {
            unless(one == other, CHANGED);
        } else if (one instanceof COSDictionary dictionary) {
            unless(other instanceof COSDictionary && one instanceof COSStream == other instanceof COSStream, CHANGED);
            if (seen.add(pair)) {
                compareDictionaries(dictionary, (COSDictionary) other);
            }
        } else if (one instanceof COSArray array) {
            unless(other instanceof COSArray same && same.size() == array.size(), CHANGED);
            if (seen.add(pair)) {
                compareStart(array, (COSArray) other);
            }
        } else if (one instanceof COSInteger whole && other instanceof COSInteger same) {
            unless(whole.longValue() == same.longValue(), CHANGED);
        } else if (one instanceof COSNumber number) {
            unless(other instanceof COSNumber same && number.floatValue() == same.floatValue(), CHANGED);
        } else if (one instanceof COSString text) {
            unless(other instanceof COSString same && Arrays.equals(text.getBytes(), same.getBytes()), CHANGED);
        } else {
            unless(one.equals(other), CHANGED);
        }
    }

    private void compareDictionaries(COSDictionary one, COSDictionary other) throws BadSignatureException, IOException {
        if (one == before) {
            unless(other == after, CHANGED);
        } else if (one instanceof COSStream stream) {
            compareEntries(one, other, Set.of(COSName.LENGTH));
            compareContent(stream, (COSStream) other);
        } else if (COSName.PAGE.equals(one.getCOSName(COSName.TYPE))) {
            compareEntries(one, other, OF_PAGE);
            compareAnnotations(one, other);
        } else {
            compareEntries(one, other, Set.of());
        }
    }

    private void compareEntries(COSDictionary one, COSDictionary other, Set<COSName> except) {
        Set<COSName> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        names.removeAll(except);
        names.forEach(name -> open.push(new Pair(resolved(one.getItem(name)), resolved(other.getItem(name)))));
    }

    /** Compares all items of the first array with as many of the second. */
    private void compareStart(COSArray one, COSArray other) {
        for (int item = 0; item < one.size(); item++) {
            open.push(new Pair(resolved(one.get(item)), resolved(other.get(item))));
        }
    }

    /** A page may get the picture of the added signature, and no other annotation. */
    private void compareAnnotations(COSDictionary page, COSDictionary pageAfter) throws BadSignatureException {
        COSArray annotations = array(page, COSName.ANNOTS);
        COSArray annotationsAfter = array(pageAfter, COSName.ANNOTS);
        unless(annotationsAfter.size() >= annotations.size(), CHANGED);
        compareStart(annotations, annotationsAfter);
        for (int item = annotations.size(); item < annotationsAfter.size(); item++) {
            unless(added.isDrawnBy(resolved(annotationsAfter.get(item))), CHANGED);
        }
    }

    private static void compareContent(COSStream one, COSStream other) throws BadSignatureException, IOException {
        unless(one.getLength() == other.getLength(), CHANGED);
        try (InputStream content = one.createRawInputStream();
                InputStream same = other.createRawInputStream()) {
            unless(Arrays.equals(content.readAllBytes(), same.readAllBytes()), CHANGED);
        }
    }

    /** Empty if there is none. */
    private static COSArray array(COSDictionary owner, COSName name) throws BadSignatureException {
        COSBase value = resolved(owner.getItem(name));
        unless(value == null || value instanceof COSArray, CHANGED);
        return value == null ? new COSArray() : (COSArray) value;
    }

    private static COSBase resolved(COSBase item) {
        COSBase value = item instanceof COSObject reference ? reference.getObject() : item;
        return value instanceof COSNull ? null : value;
    }
}
