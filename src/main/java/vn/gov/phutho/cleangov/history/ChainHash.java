package vn.gov.phutho.cleangov.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Computes the hash of a row of a chain from its fields. */
public final class ChainHash {

    private ChainHash() {}

    /**
     * SHA-256 over these fields in this order, hexadecimal.
     *
     * @param fields each may be null, which differs from empty
     */
    public static String of(String... fields) {
        String written = Arrays.stream(fields).map(ChainHash::netstring).collect(Collectors.joining());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(written.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Microseconds since 1970, as the database keeps a time. {@code ChronoUnit} would compute with nanoseconds, which
     * overflow in 2262.
     */
    public static String micros(Instant at) {
        return Long.toString(
                TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(at.getNano()));
    }

    /**
     * The text with its length in front, so that different fields never give the same text. {@code 5:abcde,}; null is
     * {@code -,}.
     */
    private static String netstring(String text) {
        return text == null ? "-," : text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",";
    }
}
