package vn.gov.phutho.cleangov.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Which characters a text may have, so that it is stored and shown exactly as it was entered. PostgreSQL cannot store NUL,
 * UTF-8 has no bytes for one half of a surrogate pair, and XML, of which Word files consist, allows no control characters.
 */
public final class StorableText {

    /** Characters that nobody sees: soft hyphen, zero-width characters, controls of the writing direction. */
    private static final Set<Integer> INVISIBLE = Set.of(
            0x00AD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
            0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF);

    /** So many characters before the refused one show the official where it is. */
    private static final int SHOWN_BEFORE = 20;

    private StorableText() {}

    /** Line breaks and tabs are storable; other control characters, half surrogate pairs and noncharacters are not. */
    private static boolean isStorable(int character) {
        boolean layout = character == '\n' || character == '\r' || character == '\t';
        return layout
                || !Character.isISOControl(character)
                        && Character.getType(character) != Character.SURROGATE
                        && (character & 0xFFFE) != 0xFFFE;
    }

    public static boolean isStorable(String text) {
        return text.codePoints().allMatch(StorableText::isStorable);
    }

    /**
     * Why a text cannot be used, in Vietnamese; empty if all its characters can be stored.
     *
     * @param what begins the sentence for the official: «Biểu mẫu»
     */
    public static Optional<String> objection(String what, String text) {
        return objection(what, text, character -> !isStorable(character));
    }

    private static Optional<String> objection(String what, String text, IntPredicate refused) {
        int character;
        for (int at = 0; at < text.length(); at += Character.charCount(character)) {
            character = text.codePointAt(at);
            if (refused.test(character)) {
                return Optional.of(
                        "%s có ký tự ẩn không dùng được (U+%04X), %s. Chưa thay đổi gì; hãy xóa đoạn đó rồi gõ lại, thay vì dán."
                                .formatted(what, character, place(text, at)));
            }
        }
        return Optional.empty();
    }

    /** Where an official finds the character: after the characters before it. */
    private static String place(String text, int at) {
        int from = Math.max(0, at - SHOWN_BEFORE);
        boolean withinPair = from > 0 && Character.isLowSurrogate(text.charAt(from));
        String before = text.substring(withinPair ? from + 1 : from, at).strip();
        return before.isEmpty() ? "ở đầu" : "ngay sau «%s»".formatted(before);
    }

    /**
     * Accepts a text whose characters can all be stored.
     *
     * @param what begins the sentence for the official: «Biểu mẫu»
     * @throws RefusedException if there is another character in it
     */
    public static void require(String what, String text) {
        objection(what, text).ifPresent(sentence -> {
            throw new RefusedException(sentence);
        });
    }

    /**
     * Accepts a name whose characters can all be stored and seen: with an invisible one, two names that look alike differ,
     * or a name is shown in another order than it is written.
     *
     * @param what begins the sentence for the official: «Tên tệp»
     * @return the name in normalization form C, as Vietnamese is typed on most computers
     * @throws RefusedException if there is another character in it
     */
    public static String name(String what, String name) {
        objectionToName(what, name).ifPresent(sentence -> {
            throw new RefusedException(sentence);
        });
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /**
     * Why a text cannot be used as a name, in Vietnamese; empty if all its characters can be stored and seen.
     *
     * @param what begins the sentence: «Tên tệp»
     */
    public static Optional<String> objectionToName(String what, String name) {
        return objection(what, name, character -> !isStorable(character) || INVISIBLE.contains(character));
    }

    /**
     * Accepts JSON whose texts and field names can all be stored.
     *
     * @param what begins the sentence for the official: «Bản nháp»
     * @throws RefusedException if there is another character in one of them
     */
    public static void require(String what, JsonNode json) {
        if (json.isTextual()) {
            require(what, json.textValue());
        }
        json.fieldNames().forEachRemaining(name -> require(what, name));
        json.forEach(part -> require(what, part));
    }
}
