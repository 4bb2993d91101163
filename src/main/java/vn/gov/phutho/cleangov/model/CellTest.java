package vn.gov.phutho.cleangov.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition in a cell of a decision table, as far as it compares with literals: {@code >= 9000}, {@code [0..7]},
 * {@code 30,14,7}, {@code not(true)}, {@code "A","B"}.
 *
 * @param matches whether a value fulfils the condition
 * @param limits the literals that it names
 */
record CellTest(Predicate<Object> matches, Set<Comparable<?>> limits) {

    private static final String NUMBER = "[-+]?\\d+(?:\\.\\d+)?";
    private static final Pattern ONE_NUMBER = Pattern.compile("(<=|>=|<|>|=)?\\s*(%s)".formatted(NUMBER));
    private static final Pattern RANGE =
            Pattern.compile("([\\[\\](])\\s*(%1$s)\\s*\\.\\.\\s*(%1$s)\\s*([\\[\\])])".formatted(NUMBER));
    private static final Pattern NOT = Pattern.compile("not\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    /** Whether the values of a column of this type are numbers. */
    static boolean isNumber(String type) {
        return Set.of("integer", "long", "double", "number").contains(type);
    }

    /**
     * Reads a cell.
     *
     * @param type of the column: {@code integer}, {@code boolean}, {@code string}
     * @return empty if the cell is no such condition
     */
    static Optional<CellTest> read(String cell, String type) {
        String text = cell.strip();
        if (text.isEmpty() || text.equals("-")) {
            return Optional.of(new CellTest(value -> true, Set.of()));
        }
        Matcher not = NOT.matcher(text);
        if (not.matches()) {
            return read(not.group(1), type).map(inner -> new CellTest(inner.matches.negate(), inner.limits));
        }
        List<CellTest> parts = new ArrayList<>();
        for (String part : parts(text)) {
            Optional<CellTest> one = one(part.strip(), type);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            parts.add(one.get());
        }
        Set<Comparable<?>> limits = new TreeSet<>();
        parts.forEach(part -> limits.addAll(part.limits));
        return Optional.of(new CellTest(value -> parts.stream().anyMatch(part -> part.matches.test(value)), limits));
    }

    /** The parts between commas that stand in no quotes. */
    private static List<String> parts(String text) {
        return List.of(text.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }

    private static Optional<CellTest> one(String part, String type) {
        if (isNumber(type)) {
            return number(part);
        }
        if (type.equals("boolean")) {
            return part.equals("true") || part.equals("false")
                    ? Optional.of(equalTo(Boolean.valueOf(part)))
                    : Optional.empty();
        }
        return TEXT.matcher(part).matches()
                ? Optional.of(equalTo(part.substring(1, part.length() - 1)))
                : Optional.empty();
    }

    private static CellTest equalTo(Comparable<?> value) {
        return new CellTest(value::equals, Set.of(value));
    }

    private static Optional<CellTest> number(String part) {
        Matcher single = ONE_NUMBER.matcher(part);
        if (single.matches()) {
            BigDecimal limit = new BigDecimal(single.group(2));
            Predicate<Integer> sign = switch (String.valueOf(single.group(1))) {
                case "<" -> order -> order < 0;
                case "<=" -> order -> order <= 0;
                case ">" -> order -> order > 0;
                case ">=" -> order -> order >= 0;
                default -> order -> order == 0;
            };
            return Optional.of(new CellTest(value -> sign.test(((BigDecimal) value).compareTo(limit)), Set.of(limit)));
        }
        Matcher range = RANGE.matcher(part);
        if (!range.matches()) {
            return Optional.empty();
        }
        BigDecimal low = new BigDecimal(range.group(2));
        BigDecimal high = new BigDecimal(range.group(3));
        boolean withLow = range.group(1).equals("[");
        boolean withHigh = range.group(4).equals("]");
        return Optional.of(new CellTest(
                value -> {
                    int above = ((BigDecimal) value).compareTo(low);
                    int below = ((BigDecimal) value).compareTo(high);
                    return (withLow ? above >= 0 : above > 0) && (withHigh ? below <= 0 : below < 0);
                },
                new TreeSet<>(Set.of(low, high).size() == 2 ? Set.of(low, high) : Set.of(low))));
    }
}
