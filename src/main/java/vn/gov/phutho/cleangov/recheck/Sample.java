package vn.gov.phutho.cleangov.recheck;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Draws communes at random. Who knows seed, share and frame can draw the same ones, with or without this program:
 *
 * <ol>
 *   <li>Every commune has a lot: SHA-256, in hexadecimal, of the seed, a colon and the commune's code: {@code
 *       printf '4711:07969' | sha256sum}. The order of the communes does not matter, and neighbouring seeds have nothing in
 *       common (the first numbers of {@code java.util.Random} do).
 *   <li>From every district the commune with the lowest lot is drawn.
 *   <li>While there are fewer than the share requires, the remaining one with the lowest lot is drawn.
 * </ol>
 */
final class Sample {

    private Sample() {}

    /**
     * @param seed any number; with it the draw can be repeated
     * @param share per cent, from 1 to 100
     * @param frame the communes of each district; a district without communes is skipped
     * @return codes in ascending order: at least one of every district, and in total at least the share
     */
    static List<String> draw(long seed, int share, Map<String, ? extends Collection<String>> frame) {
        Comparator<String> byLot = Comparator.comparing(commune -> lot(seed, commune));
        List<String> drawn = new ArrayList<>();
        List<String> left = new ArrayList<>();
        frame.values().forEach(communes -> {
            List<String> inOrder = communes.stream().sorted(byLot).toList();
            drawn.addAll(inOrder.subList(0, Math.min(1, inOrder.size())));
            left.addAll(inOrder.subList(Math.min(1, inOrder.size()), inOrder.size()));
        });
        left.stream()
                .sorted(byLot)
                .limit(Math.max(0, share(share, drawn.size() + left.size()) - drawn.size()))
                .forEach(drawn::add);
        return drawn.stream().sorted().toList();
    }

    static String lot(long seed, String commune) {
        try {
            byte[] drawn = MessageDigest.getInstance("SHA-256")
                    .digest((seed + ":" + commune).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(drawn);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Rounded up. */
    private static int share(int percent, int total) {
        return (total * percent + 99) / 100;
    }
}
