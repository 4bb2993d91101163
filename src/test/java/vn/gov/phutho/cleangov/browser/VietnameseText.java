package vn.gov.phutho.cleangov.browser;

import com.microsoft.playwright.Page;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what is not Vietnamese on a screen. Vietnamese is written in syllables of a narrow form, so a word that has
 * another form («Task», «Due», «Loading») is foreign, no matter where it comes from; a list of English words would miss
 * some.
 */
final class VietnameseText {

    private static final String ONSET = "(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?";

    // Rimes without tone marks. Those that end in c, ch, p, t take two of the six tones only, and both are written.
    private static final String OPEN_RIME =
            "a|ai|ao|au|ay|am|an|ang|anh|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eng|eo|ê|êm|ên|ênh|êu|i|im|in|inh|ia|iu|"
                    + "iêm|iên|iêng|iêu|o|om|on|ong|oi|oa|oai|oay|oao|oam|oan|oang|oanh|oăm|oăn|oăng|oe|oen|oeo|oong|"
                    + "ô|ôm|ôn|ông|ôi|ơ|ơm|ơn|ơi|u|um|un|ung|ui|ua|uôm|uôn|uông|uôi|uân|uâng|uây|uê|uên|uênh|uơ|uy|uya|"
                    + "uyên|uynh|uyu|ư|ưm|ưn|ưng|ưi|ưu|ưa|ươm|ươn|ương|ươi|ươu|y|yêm|yên|yêng|yêu|uan|uang|uanh|uai|uao|"
                    + "uay|uăn|uăng|uen|ueo|ue";
    private static final String STOPPED_RIME =
            "ap|at|ac|ach|ăp|ăt|ăc|âp|ât|âc|ep|et|ec|êp|êt|êch|ip|it|ich|iêp|iêt|iêc|op|ot|oc|oat|oac|oach|oăt|oăc|"
                    + "oet|ooc|ôp|ôt|ôc|ơp|ơt|up|ut|uc|uôt|uôc|uât|uêch|uyt|uych|uyêt|ưt|ưc|ươp|ươt|ươc|uat|uac|uach|"
                    + "uăt|uăc|uet|yêt";
    private static final Pattern OPEN = Pattern.compile(ONSET + "(?:" + OPEN_RIME + ")");
    private static final Pattern STOPPED = Pattern.compile(ONSET + "(?:" + STOPPED_RIME + ")");
    /** Grave, acute, tilde, hook above, dot below; breve, circumflex and horn make other letters and stay. */
    private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

    private static final Pattern STOPPED_TONE = Pattern.compile("[\\u0301\\u0323]");

    /** English that has the form of a Vietnamese syllable and stands on screens of Camunda. */
    private static final Set<String> ENGLISH_ALL_THE_SAME = Set.of("on", "no", "my");

    /** Abbreviations of offices and papers, names of products, keys, kinds of files, units of size, codes and places. */
    private static final Set<String> KNOWN = Set.of(
            "cn",
            "ii",
            "iii",
            "iv",
            "ubnd",
            "hđnd",
            "ubmttq",
            "mttq",
            "ttr",
            "qđ",
            "tncs",
            "tc",
            "csdl",
            "cchc",
            "csv",
            "excel",
            "xlsx",
            "docx",
            "pdf",
            "word",
            "bc",
            "bb",
            "tb",
            "kh",
            "kt",
            "tuq",
            "hđ",
            "nv",
            "nq",
            "json",
            "kb",
            "mb",
            "tccqcs",
            "macdinh",
            "rieng",
            "totalpoints",
            "enter",
            "f",
            "qr",
            "api",
            "http",
            "basic",
            "cleangov",
            "camunda");

    /** In the footer of Camunda's web applications, at the corner of diagrams, and applications for a phone. */
    private static final List<String> NAMES = List.of(
            "Camunda Platform",
            "Asia/Saigon",
            "Powered by bpmn.io",
            "Google Authenticator, Microsoft Authenticator, FreeOTP");

    /** Texts, hints and tooltips that a person can see now. */
    private static final String VISIBLE = """
            () => [document.title, document.body.innerText].concat(
              Array.from(document.querySelectorAll('[placeholder], [title]'))
                .filter((element) => element.offsetParent !== null)
                .flatMap((element) => [element.getAttribute('placeholder'), element.getAttribute('title')])
                .filter(Boolean)).join('\\n')
            """;

    private VietnameseText() {}

    /** The words on this page that are not Vietnamese. */
    static List<String> foreignWords(Page page) {
        return foreignWords((String) page.evaluate(VISIBLE));
    }

    static List<String> foreignWords(String text) {
        String own = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (String name : NAMES) {
            own = own.replace(name, "");
        }
        return Stream.of(own
                        // accounts: commune-chair.07969
                        .replaceAll("\\b[a-z]+(-[a-z]+)+\\.\\d+\\b", "")
                        // files of models
                        .replaceAll("[\\w.-]+\\.(bpmn|dmn|form|html)\\b", "")
                        // secrets and recovery codes of a second factor
                        .replaceAll("\\b[A-Z2-7]{4}([ -][A-Z2-7]{4}){3,7}\\b", "")
                        // hashes of the history
                        .replaceAll("\\b[0-9a-f]{32,}\\b", "")
                        .split("[^\\p{L}\\p{M}]+"))
                .filter(word -> word.length() > 1)
                .filter(word -> !KNOWN.contains(word.toLowerCase(Locale.ROOT)) && !isVietnamese(word))
                .distinct()
                .toList();
    }

    private static boolean isVietnamese(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (ENGLISH_ALL_THE_SAME.contains(lower)) {
            return false;
        }
        String parts = Normalizer.normalize(lower, Normalizer.Form.NFD);
        String plain = Normalizer.normalize(TONE.matcher(parts).replaceAll(""), Normalizer.Form.NFC);
        return OPEN.matcher(plain).matches()
                || STOPPED.matcher(plain).matches()
                        && STOPPED_TONE.matcher(parts).find();
    }

    /** For a message: where these words stand. */
    static List<String> linesWith(Page page, List<String> words) {
        return Arrays.stream(((String) page.evaluate(VISIBLE)).split("\n"))
                .filter(line -> words.stream().anyMatch(line::contains))
                .distinct()
                .toList();
    }
}
