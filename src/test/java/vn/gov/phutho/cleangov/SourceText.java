package vn.gov.phutho.cleangov;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The texts that a Java source holds between quotation marks, as SQL is written: pieces that are added up are one text. */
final class SourceText {

    /** The placeholder in a text for a value that is not a literal. */
    static final String COMPUTED = " ?? ";

    private static final Pattern ADDED = Pattern.compile("\\s*\\+\\s*");
    private static final Pattern ADDED_WITH_OTHERS = Pattern.compile("\\s*\\+[^;{}]*\\+\\s*");

    private SourceText() {}

    private record Piece(int from, int to, String text) {}

    static List<String> of(String source) {
        List<Piece> texts = new ArrayList<>();
        for (Piece piece : pieces(source)) {
            Piece last = texts.isEmpty() ? null : texts.get(texts.size() - 1);
            String between = last == null ? "" : source.substring(last.to(), piece.from());
            if (ADDED.matcher(between).matches()) {
                texts.set(texts.size() - 1, new Piece(last.from(), piece.to(), last.text() + piece.text()));
            } else if (ADDED_WITH_OTHERS.matcher(between).matches()) {
                texts.set(texts.size() - 1, new Piece(last.from(), piece.to(), last.text() + COMPUTED + piece.text()));
            } else {
                texts.add(piece);
            }
        }
        return texts.stream().map(Piece::text).toList();
    }

    private static List<Piece> pieces(String source) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            if (source.startsWith("//", at)) {
                at = endOf(source, "\n", at);
            } else if (source.startsWith("/*", at)) {
                at = endOf(source, "*/", at + 2);
            } else if (source.startsWith("\"\"\"", at)) {
                int end = closing(source, "\"\"\"", at + 3);
                pieces.add(new Piece(at, end, source.substring(at + 3, end - 3)));
                at = end;
            } else if (source.charAt(at) == '"') {
                int end = closing(source, "\"", at + 1);
                pieces.add(new Piece(at, end, source.substring(at + 1, end - 1)));
                at = end;
            } else if (source.charAt(at) == '\'') {
                at = closing(source, "'", at + 1);
            } else {
                at++;
            }
        }
        return pieces;
    }

    private static int endOf(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    /** Where the mark that is not escaped ends. */
    private static int closing(String source, String mark, int from) {
        int at = from;
        while (!source.startsWith(mark, at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at + mark.length();
    }
}
