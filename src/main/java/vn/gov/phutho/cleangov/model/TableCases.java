package vn.gov.phutho.cleangov.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * The cases that a decision table tells apart: for each input the values at and beside the limits that the cells name.
 * A table that answers all these cases answers every case.
 */
final class TableCases {

    private static final int MOST_CASES = 200_000;

    private final List<Input> inputs;
    private final List<Rule> rules;
    private final List<List<CellTest>> tests = new ArrayList<>();
    private final List<List<Object>> values = new ArrayList<>();

    private String unanswered;
    private String answeredTwice;
    private final Set<Rule> trueOnce = new HashSet<>();
    private final Set<Rule> reached = new HashSet<>();

    private TableCases(DecisionTable table) {
        inputs = List.copyOf(table.getInputs());
        rules = List.copyOf(table.getRules());
    }

    /** The cases of a table; empty if a cell is no plain condition, or if there are too many cases to try. */
    static Optional<TableCases> of(DecisionTable table, Optional<TableContract> contract) {
        TableCases cases = new TableCases(table);
        for (Rule rule : cases.rules) {
            List<InputEntry> cells = List.copyOf(rule.getInputEntries());
            List<CellTest> tests = new ArrayList<>();
            for (int i = 0; i < cases.inputs.size() && i < cells.size(); i++) {
                Optional<CellTest> test =
                        CellTest.read(TableRules.text(cells.get(i)), TableRules.type(cases.inputs.get(i)));
                if (test.isEmpty()) {
                    return Optional.empty();
                }
                tests.add(test.get());
            }
            cases.tests.add(tests);
        }
        long number = 1;
        for (int i = 0; i < cases.inputs.size(); i++) {
            List<Object> values = cases.valuesOf(i, contract);
            cases.values.add(values);
            number *= values.size();
            if (number > MOST_CASES) {
                return Optional.empty();
            }
        }
        cases.tryAll(new ArrayList<>());
        return Optional.of(cases);
    }

    private List<Object> valuesOf(int column, Optional<TableContract> contract) {
        String type = TableRules.type(inputs.get(column));
        Set<Comparable<?>> limits = new TreeSet<>();
        tests.stream()
                .filter(row -> row.size() > column)
                .forEach(row -> limits.addAll(row.get(column).limits()));
        if (type.equals("boolean")) {
            return List.of(true, false);
        }
        if (!CellTest.isNumber(type)) {
            List<Object> texts = new ArrayList<>(limits);
            texts.add("\u0000");
            return texts;
        }
        Optional<TableContract.Values> range =
                contract.map(asked -> asked.inputs().get(TableRules.variable(inputs.get(column))));
        return numbers(limits, Set.of("integer", "long").contains(type), range);
    }

    private static List<Object> numbers(
            Collection<Comparable<?>> limits, boolean whole, Optional<TableContract.Values> range) {
        BigDecimal step = whole ? BigDecimal.ONE : new BigDecimal("0.001");
        TreeSet<BigDecimal> numbers = new TreeSet<>(Set.of(BigDecimal.ZERO));
        for (Comparable<?> limit : limits) {
            BigDecimal number = (BigDecimal) limit;
            numbers.addAll(Set.of(number.subtract(step), number, number.add(step)));
        }
        Optional<BigDecimal> least = range.map(TableContract.Values::least).map(BigDecimal::valueOf);
        Optional<BigDecimal> most = range.map(TableContract.Values::most).map(BigDecimal::valueOf);
        least.ifPresent(numbers::add);
        most.ifPresent(numbers::add);
        return new ArrayList<>(numbers.stream()
                .filter(number -> least.isEmpty() || number.compareTo(least.get()) >= 0)
                .filter(number -> most.isEmpty() || number.compareTo(most.get()) <= 0)
                .filter(number -> !whole || number.stripTrailingZeros().scale() <= 0)
                .toList());
    }

    private void tryAll(List<Object> chosen) {
        if (chosen.size() < inputs.size()) {
            for (Object value : values.get(chosen.size())) {
                chosen.add(value);
                tryAll(chosen);
                chosen.remove(chosen.size() - 1);
            }
            return;
        }
        List<Rule> answering = IntStream.range(0, rules.size())
                .filter(row -> matches(row, chosen))
                .mapToObj(rules::get)
                .toList();
        trueOnce.addAll(answering);
        if (answering.isEmpty() && unanswered == null) {
            unanswered = inWords(chosen);
        }
        if (answering.size() > 1 && answeredTwice == null) {
            answeredTwice = inWords(chosen);
        }
        answering.stream().findFirst().ifPresent(reached::add);
    }

    private boolean matches(int row, List<Object> chosen) {
        List<CellTest> cells = tests.get(row);
        return IntStream.range(0, cells.size())
                .allMatch(i -> cells.get(i).matches().test(chosen.get(i)));
    }

    private String inWords(List<Object> chosen) {
        List<String> words = new ArrayList<>();
        BiConsumer<Input, Object> tell =
                (input, value) -> words.add("%s = %s".formatted(TableRules.label(input), shown(value)));
        IntStream.range(0, chosen.size()).forEach(i -> tell.accept(inputs.get(i), chosen.get(i)));
        return String.join("; ", words);
    }

    private static String shown(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value.equals("\u0000") ? "giá trị khác" : String.valueOf(value);
    }

    /** A case without an answer, in Vietnamese. */
    Optional<String> unanswered() {
        return Optional.ofNullable(unanswered);
    }

    /** A case that several rows answer, in Vietnamese. */
    Optional<String> answeredTwice() {
        return Optional.ofNullable(answeredTwice);
    }

    /** The rows that never answer first. */
    List<Rule> neverReached() {
        return rules.stream()
                .filter(rule -> trueOnce.contains(rule) && !reached.contains(rule))
                .toList();
    }

    /** The rows whose conditions no case fulfils. */
    List<Rule> neverTrue() {
        return rules.stream().filter(rule -> !trueOnce.contains(rule)).toList();
    }
}
