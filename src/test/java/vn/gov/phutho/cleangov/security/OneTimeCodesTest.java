package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are those of RFC 6238, and the picture says what an authenticator application expects. */
class OneTimeCodesTest {

    /** RFC 6238, appendix B. */
    private static final String SECRET =
            new Base32().encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int PIXELS_OF_A_MODULE = 4;

    /** The table of the RFC has eight digits; six are the last of them. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void a_code_is_that_of_the_standard(long seconds, String code) {
        assertThat(OneTimeCodes.at(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void a_code_of_the_step_before_or_after_is_taken_and_no_other(int steps, boolean taken) {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = now.getEpochSecond() / 30 + steps;
        String code = OneTimeCodes.at(SECRET, now.plusSeconds(30L * steps));

        var found = OneTimeCodes.step(SECRET, code, now);

        assertThat(found.isPresent()).isEqualTo(taken);
        found.ifPresent(one -> assertThat(one).isEqualTo(step));
    }

    @Test
    void a_secret_is_as_long_as_its_digest_and_never_the_same() {
        assertThat(new Base32().decode(OneTimeCodes.newSecret())).hasSize(20);
        assertThat(OneTimeCodes.newSecret()).isNotEqualTo(OneTimeCodes.newSecret());
    }

    @Test
    void a_camera_reads_the_address_in_the_picture() throws Exception {
        String address = OneTimeCodes.address("district-chair.230", SECRET);
        assertThat(address)
                .isEqualTo("otpauth://totp/Cleangov:district-chair.230?secret=" + SECRET + "&issuer=Cleangov");

        assertThat(read(QrCode.of(address))).isEqualTo(address);
    }

    private static String read(String picture) throws Exception {
        String svg = new String(
                Base64.getDecoder().decode(picture.substring("data:image/svg+xml;base64,".length())),
                StandardCharsets.UTF_8);
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(size.find()).isTrue();
        int width = Integer.parseInt(size.group(1)) * PIXELS_OF_A_MODULE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher module = MODULE.matcher(svg);
        while (module.find()) {
            int left = Integer.parseInt(module.group(1)) * PIXELS_OF_A_MODULE;
            int top = Integer.parseInt(module.group(2)) * PIXELS_OF_A_MODULE;
            for (int row = top; row < top + PIXELS_OF_A_MODULE; row++) {
                Arrays.fill(pixels, row * width + left, row * width + left + PIXELS_OF_A_MODULE, 0);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))))
                .getText();
    }
}
