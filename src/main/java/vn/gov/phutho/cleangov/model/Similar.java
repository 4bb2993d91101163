package vn.gov.phutho.cleangov.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a misspelt name was probably meant to be. */
final class Similar {

    private Similar() {}

    /** The name with the fewest letters to change; empty if more than two fifths of the letters differ. */
    static Optional<String> to(String misspelt, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(misspelt, name)))
                .filter(name -> distance(misspelt, name) * 5 <= 2 * Math.max(misspelt.length(), name.length()));
    }

    /** «Hãy sửa thành …» with the similar name, or with all names if none is similar. */
    static String remedy(String misspelt, Collection<String> names) {
        return to(misspelt, names)
                .map("Có phải là «%s»? Hãy sửa lại"::formatted)
                .orElseGet(() -> "Hãy dùng một trong: " + String.join(", ", names));
    }

    /** How many letters must be inserted, removed or replaced (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
