package vn.gov.phutho.cleangov.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes by time (RFC 6238), as every authenticator application makes them: SHA-1, a new code of six digits every 30 seconds. */
final class OneTimeCodes {

    static final int DIGITS = 6;

    private static final String ISSUER = "Cleangov";
    private static final Duration STEP = Duration.ofSeconds(30);

    /** RFC 4226, 4: as long as the digest. */
    private static final int BYTES_OF_A_SECRET = 20;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private OneTimeCodes() {}

    /** A new secret, in base 32. */
    static String newSecret() {
        return random(BYTES_OF_A_SECRET);
    }

    /** This many random bytes, in base 32. */
    static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** The code of a moment. */
    static String at(String secret, Instant moment) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), GENERATOR.getAlgorithm()), moment, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Which step this is the code of: that of now, the one before or the one after, because clocks differ and people type
     * slowly.
     *
     * @return the number of the step since 1970; empty if it is the code of none of them
     */
    static OptionalLong step(String secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        byte[] typed = code.getBytes(StandardCharsets.UTF_8);
        return LongStream.of(current, current - 1, current + 1)
                .filter(step -> MessageDigest.isEqual(
                        at(secret, Instant.ofEpochSecond(step * STEP.toSeconds()))
                                .getBytes(StandardCharsets.UTF_8),
                        typed))
                .findFirst();
    }

    /** The address in the picture that an authenticator application reads. */
    static String address(String account, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(ISSUER, URLEncoder.encode(account, StandardCharsets.UTF_8), secret, ISSUER);
    }
}
