package vn.gov.phutho.cleangov;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an SQL or JPQL text reads and writes: every name that stands where a table or an entity stands. */
final class NamedTables {

    private static final Pattern STATEMENT = Pattern.compile(
            "\\b(select|insert\\s+into|delete\\s+from|update\\s+\\w+\\s+(\\w+\\s+)?set|with\\s+(recursive\\s+)?\\w+\\s+as)\\s");
    private static final Pattern COMMON_TABLE = Pattern.compile("(\\w+)\\s+as\\s+(?:not\\s+)?(?:materialized\\s+)?\\(");

    /** Here «from» names no table. */
    private static final Pattern FUNCTION_WITH_FROM =
            Pattern.compile("\\b(?:extract|substring|trim|overlay)\\s*\\((?:[^()]++|\\([^()]*+\\))*+\\)");

    /** A name in brackets is a function's, but for that of {@code insert into x (…)}; one before a full stop is an alias. */
    private static final Pattern PLACE =
            Pattern.compile("(?<!distinct |:)\\b(?:from|join|using)\\s++(?:(?:only|lateral)\\s++)*+(\\w++)(?!\\s*[(.])"
                    + "|\\binto\\s++(\\w++)|(?<!do )(?<!for )\\bupdate\\s++(\\w++)");

    private static final Pattern NEXT_IN_LIST = Pattern.compile(
            "\\G(?:\\s+(?:as\\s+)?(?!(?:where|join|left|right|inner|cross|full|on|order|group|set|limit|union|for)\\b)\\w++)?"
                    + "\\s*,\\s*(?:(\\w++)(?!\\s*[(.])|\\w*+\\s*+\\((?:[^()]++|\\((?:[^()]++|\\([^()]*+\\))*+\\))*+\\))");

    private static final Pattern COMPUTED_PLACE =
            Pattern.compile("(?<!distinct )\\b(?:from|join|into|update)\\s+(?:\\?\\?|%(?:\\d\\$)?s)");

    private NamedTables() {}

    /** Whether the text is SQL without doubt, and not a fragment or prose. */
    static boolean isStatement(String text) {
        return STATEMENT.matcher(text).find();
    }

    /** Whether the code computes the name of a table. */
    static boolean areComputedIn(String text) {
        return isStatement(text) && COMPUTED_PLACE.matcher(plain(text)).find();
    }

    /** The common table expressions that a text defines. */
    static Set<String> definedIn(String text) {
        return COMMON_TABLE.matcher(text).results().map(one -> one.group(1)).collect(Collectors.toSet());
    }

    /** The names that stand where a table or an entity stands. */
    static Set<String> in(String text) {
        String sql = plain(text);
        Set<String> names = new LinkedHashSet<>();
        Matcher place = PLACE.matcher(sql);
        while (place.find()) {
            for (int group = 1; group <= place.groupCount(); group++) {
                if (place.group(group) != null) {
                    names.add(place.group(group));
                }
            }
            if (place.group(1) != null) {
                Matcher next = NEXT_IN_LIST.matcher(sql).region(place.end(), sql.length());
                while (next.find()) {
                    if (next.group(1) != null) {
                        names.add(next.group(1));
                    }
                }
            }
        }
        return names;
    }

    private static String plain(String text) {
        return FUNCTION_WITH_FROM.matcher(text.replaceAll("\\s+", " ")).replaceAll(" ");
    }
}
