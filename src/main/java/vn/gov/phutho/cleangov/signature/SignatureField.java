package vn.gov.phutho.cleangov.signature;

import static vn.gov.phutho.cleangov.signature.BadSignatureException.unless;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A signature field with its signature (ISO 32000-1, 12.7.4.5 and 12.8).
 *
 * @param field the field
 * @param widgets where its picture is drawn: the field itself, or its only kid
 * @param signature the signature's dictionary
 * @param range the four numbers of its byte range
 */
record SignatureField(COSDictionary field, List<COSDictionary> widgets, COSDictionary signature, int[] range) {

    static final String NONE = "Tệp chưa có chữ ký số nào. Hãy ký bản PDF bằng chứng thư số rồi nạp lại.";

    private static final String ODD_FIELD =
            "Ô chữ ký trong tệp có phần không được nhận (tập lệnh, liên kết, ô chưa ký). Hãy"
                    + " ký lại bản PDF tải từ trang này.";
    private static final String LARGE_PICTURE =
            "Hình chữ ký quá lớn, có thể che nội dung văn bản. Hãy ký lại với hình nhỏ hơn một phần tám trang giấy.";
    private static final String RANGE =
            "Chữ ký số không bao trùm toàn bộ tệp, nên không bảo đảm nội dung nguyên vẹn. Hãy ký lại"
                    + " bản PDF tải từ trang này.";

    /** What a field of a signature and its picture may have: nothing that acts when somebody opens or clicks it. */
    private static final Set<String> NAMES = Set.of(
            "Type",
            "Subtype",
            "FT",
            "T",
            "TU",
            "TM",
            "V",
            "F",
            "Ff",
            "Rect",
            "P",
            "AP",
            "MK",
            "DA",
            "DR",
            "Q",
            "BS",
            "Border",
            "Lock",
            "SV",
            "Parent",
            "Kids",
            "M",
            "NM",
            "Contents",
            "StructParent");

    /** An eighth of a sheet of A4, in square points. */
    private static final float LARGEST_PICTURE = PDRectangle.A4.getWidth() * PDRectangle.A4.getHeight() / 8;

    private static final int NUMBERS = 4;

    /** @throws BadSignatureException if this is no signature field, or has no signature, or more than a signature */
    static SignatureField of(COSBase item) throws BadSignatureException {
        unless(item instanceof COSDictionary, ODD_FIELD);
        COSDictionary field = (COSDictionary) item;
        COSDictionary signature = field.getCOSDictionary(COSName.V);
        unless(COSName.SIG.equals(field.getCOSName(COSName.FT)) && signature != null, ODD_FIELD);
        COSArray kids = field.getCOSArray(COSName.KIDS);
        unless(kids == null || kids.size() == 1 && kids.getObject(0) instanceof COSDictionary, ODD_FIELD);
        List<COSDictionary> widgets = kids == null ? List.of(field) : List.of((COSDictionary) kids.getObject(0));
        for (COSDictionary one :
                Stream.concat(Stream.of(field), widgets.stream()).toList()) {
            unless(one.keySet().stream().map(COSName::getName).allMatch(NAMES::contains), ODD_FIELD);
            COSDictionary appearance = one.getCOSDictionary(COSName.AP);
            unless(appearance == null || Set.of(COSName.N).containsAll(appearance.keySet()), ODD_FIELD);
            COSArray rectangle = one.getCOSArray(COSName.RECT);
            unless(rectangle == null || area(rectangle) <= LARGEST_PICTURE, LARGE_PICTURE);
        }
        return new SignatureField(field, widgets, signature, range(signature));
    }

    private static float area(COSArray rectangle) {
        PDRectangle area = new PDRectangle(rectangle);
        return Math.abs(area.getWidth() * area.getHeight());
    }

    private static int[] range(COSDictionary signature) throws BadSignatureException {
        COSArray numbers = signature.getCOSArray(COSName.BYTERANGE);
        unless(
                numbers != null
                        && numbers.size() == NUMBERS
                        && IntStream.range(0, NUMBERS)
                                .allMatch(one -> numbers.getObject(one) instanceof COSInteger number
                                        && number.longValue() >= 0
                                        && number.longValue() <= Integer.MAX_VALUE / 2),
                RANGE);
        int[] range = IntStream.range(0, NUMBERS).map(numbers::getInt).toArray();
        unless(range[0] == 0 && range[1] > 0 && range[2] > range[1] && range[3] > 0, RANGE);
        return range;
    }

    /** Where the signed bytes end. */
    int end() {
        return range[2] + range[3];
    }

    /** Whether this annotation is the picture of the signature. */
    boolean isDrawnBy(COSBase annotation) {
        return widgets.stream().anyMatch(widget -> widget == annotation);
    }

    /**
     * The signature itself, in DER. It lies in the only gap of the signed bytes.
     *
     * @throws BadSignatureException if the gap holds anything else
     */
    byte[] contents(byte[] pdf) throws BadSignatureException {
        COSBase contents = signature.getDictionaryObject(COSName.CONTENTS);
        int from = range[1];
        int to = range[2];
        unless(to <= pdf.length && pdf[from] == '<' && pdf[to - 1] == '>' && contents instanceof COSString, RANGE);
        String digits = new String(pdf, from + 1, to - from - 2, StandardCharsets.ISO_8859_1);
        unless(digits.matches("(?:[0-9A-Fa-f]{2})+"), RANGE);
        byte[] inTheGap = HexFormat.of().parseHex(digits);
        unless(Arrays.equals(inTheGap, ((COSString) contents).getBytes()), RANGE);
        return inTheGap;
    }
}
