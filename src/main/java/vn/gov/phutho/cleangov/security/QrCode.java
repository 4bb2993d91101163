package vn.gov.phutho.cleangov.security;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws a text as a picture for the camera of a phone. */
final class QrCode {

    /** The white edge, in modules: four are the standard's (ISO/IEC 18004). */
    private static final int EDGE = 4;

    private QrCode() {}

    /** The picture as an address of its own ({@code data:}), an SVG. */
    static String of(String text) {
        try {
            BitMatrix modules =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, EDGE));
            String black = IntStream.range(0, modules.getHeight())
                    .boxed()
                    .flatMap(y -> IntStream.range(0, modules.getWidth())
                            .filter(x -> modules.get(x, y))
                            .mapToObj(x -> "M%d %dh1v1h-1z".formatted(x, y)))
                    .collect(Collectors.joining());
            String picture =
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%2$dH0z\"/><path d=\"%3$s\"/></svg>"
                            .formatted(modules.getWidth(), modules.getHeight(), black);
            return "data:image/svg+xml;base64,"
                    + Base64.getEncoder().encodeToString(picture.getBytes(StandardCharsets.UTF_8));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}
