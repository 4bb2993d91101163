package vn.gov.phutho.cleangov.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.OutputValues;
import org.camunda.bpm.model.dmn.instance.Rule;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** A decision table can be read, answers each case as often as it must, and with answers that the application knows. */
final class TableRules implements ModelRule {

    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double", "number", "date");

    private static final Pattern CALCULATED = Pattern.compile("\\?|\\w\\s*\\(");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        for (TableFile file : set.tables()) {
            if (file.all(Decision.class).isEmpty()) {
                faults.demand(
                        false,
                        "one-decision",
                        Place.of(file.source()),
                        "không có bảng quyết định nào",
                        "Hãy vẽ một bảng, hoặc bỏ tệp này ra");
                continue;
            }
            Decision decision = file.decision();
            faults.demand(
                    file.all(Decision.class).size() == 1
                            && file.source().name().equals(decision.getId() + ModelSource.TABLE),
                    "one-decision",
                    Place.of(file, decision),
                    "tên tệp và mã bảng quyết định khác nhau, hoặc tệp có nhiều bảng",
                    "Hãy để mỗi bảng một tệp tên là %s.dmn".formatted(decision.getId()));
            faults.demand(
                    String.valueOf(decision.getCamundaHistoryTimeToLiveString()).matches("P\\d+D|\\d+"),
                    "history",
                    Place.of(file, decision),
                    "chưa ghi lịch sử được giữ bao lâu",
                    "Hãy đặt History time to live, ví dụ P3650D");
            Optional<TableContract> contract = TableContract.of(decision.getId());
            file.tables().forEach(table -> table(file, table, contract, faults));
        }
    }

    private static void table(TableFile file, DecisionTable table, Optional<TableContract> contract, Faults faults) {
        contract.ifPresent(asked -> columns(file, table, asked, faults));
        faults.demand(
                !table.getRules().isEmpty(),
                "table",
                Place.of(file.source(), table.getId()),
                "bảng không có dòng nào",
                "Hãy thêm dòng");
        List<Input> inputs = List.copyOf(table.getInputs());
        List<Output> outputs = List.copyOf(table.getOutputs());
        boolean readable = true;
        for (Rule rule : table.getRules()) {
            List<InputEntry> cells = List.copyOf(rule.getInputEntries());
            for (int column = 0; column < Math.min(cells.size(), inputs.size()); column++) {
                readable &= cell(file, inputs, column, text(cells.get(column)), rule, faults);
            }
            List<OutputEntry> answers = List.copyOf(rule.getOutputEntries());
            for (int column = 0; column < Math.min(answers.size(), outputs.size()); column++) {
                answer(file, outputs.get(column), text(answers.get(column)), rule, contract, faults);
            }
        }
        if (readable) {
            TableCases.of(table, contract)
                    .ifPresent(cases -> cases(
                            file,
                            table,
                            cases,
                            contract.map(TableContract::oneAnswer).orElse(false),
                            faults));
        }
    }

    private static void columns(TableFile file, DecisionTable table, TableContract contract, Faults faults) {
        Place place = Place.of(file.source(), table.getId());
        Set<String> answering = table.getOutputs().stream().map(Output::getName).collect(Collectors.toSet());
        faults.demand(
                answering.equals(Set.of(contract.output())),
                "table",
                place,
                "cột kết quả phải tên là «%s», bảng có %s".formatted(contract.output(), answering),
                "Hãy đặt lại tên (Output name) của cột kết quả");
        for (Input input : table.getInputs()) {
            String variable = variable(input);
            TableContract.Values values = contract.inputs().get(variable);
            Place column = Place.of(file, input);
            faults.demand(
                    values != null,
                    "table",
                    column,
                    "phần mềm không đưa vào bảng giá trị nào tên là «%s»".formatted(variable),
                    () -> Similar.remedy(variable, contract.inputs().keySet()));
            faults.demand(
                    values == null
                            || values.type().equals(type(input))
                            || isNumber(values.type()) && isNumber(type(input)),
                    "table",
                    column,
                    "kiểu của cột là «%s», phần mềm đưa vào «%s»"
                            .formatted(type(input), values == null ? "" : values.type()),
                    "Hãy đặt lại kiểu (Type) của cột");
        }
        boolean many = Set.of(HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER)
                .contains(table.getHitPolicy());
        faults.demand(
                contract.oneAnswer() != many && table.getAggregation() == null,
                "hit-policy",
                place,
                contract.oneAnswer()
                        ? "bảng có thể trả lời nhiều dòng, phần mềm cần đúng một"
                        : "bảng chỉ trả lời một dòng, phần mềm cần mọi dòng đúng",
                contract.oneAnswer()
                        ? "Hãy đặt Hit policy là FIRST"
                        : "Hãy đặt Hit policy là COLLECT, không có Aggregator");
    }

    private static boolean isNumber(String type) {
        return CellTest.isNumber(type);
    }

    /** Whether the cell can be read. */
    private static boolean cell(TableFile file, List<Input> inputs, int column, String text, Rule rule, Faults faults) {
        String type = type(inputs.get(column));
        Place place = Place.of(file.source(), rule.getId());
        if (!TYPES.contains(type)) {
            faults.demand(
                    false,
                    "table",
                    Place.of(file, inputs.get(column)),
                    "kiểu «%s» của cột không dùng được".formatted(type),
                    "Hãy đặt Type là integer, boolean, string, double, long hoặc date");
            return false;
        }
        if (type.equals("date") || CellTest.read(text, type).isPresent()) {
            return !type.equals("date");
        }
        Set<String> variables = inputs.stream().map(TableRules::variable).collect(Collectors.toSet());
        boolean calculated =
                CALCULATED.matcher(text).find() && !TEXT.matcher(text).find() && balanced(text)
                        || names(text).stream().anyMatch(variables::contains);
        faults.demand(
                calculated,
                "cell",
                place,
                "ô «%s» ở cột «%s» không đọc được như một điều kiện kiểu %s"
                        .formatted(text, label(inputs.get(column)), type),
                "Hãy ghi như " + example(type));
        return false;
    }

    private static boolean balanced(String text) {
        return text.chars().filter(letter -> letter == '(').count()
                == text.chars().filter(letter -> letter == ')').count();
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name =
                Pattern.compile("\\b[A-Za-z_]\\w*").matcher(TEXT.matcher(text).replaceAll(""));
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    private static String example(String type) {
        if (isNumber(type)) {
            return ">= 9000, [0..7] hoặc 30,14,7";
        }
        return type.equals("boolean")
                ? "true, false hoặc để trống"
                : "\"CHAIR\" hoặc \"HOLDER\",\"CHAIR\" (trong ngoặc kép)";
    }

    private static void answer(
            TableFile file, Output output, String text, Rule rule, Optional<TableContract> contract, Faults faults) {
        Place place = Place.of(file.source(), rule.getId());
        String type = String.valueOf(output.getTypeRef());
        boolean literal = switch (type) {
            case "string" -> TEXT.matcher(text).matches();
            case "boolean" -> Set.of("true", "false").contains(text);
            case "integer", "long" -> text.matches("[-+]?\\d+");
            case "double", "number" -> text.matches("[-+]?\\d+(\\.\\d+)?");
            default -> !text.isEmpty();
        };
        boolean calculated = !text.isEmpty() && CALCULATED.matcher(text).find() && balanced(text);
        faults.demand(
                literal || calculated && contract.isEmpty(),
                "cell",
                place,
                "kết quả «%s» không phải là một giá trị kiểu %s".formatted(text, type),
                type.equals("string") ? "Hãy ghi trong ngoặc kép, ví dụ \"CHAIR\"" : "Hãy ghi một giá trị đúng kiểu");
        if (!literal || !type.equals("string")) {
            return;
        }
        String value = text.substring(1, text.length() - 1);
        Set<String> known = contract.map(TableContract::answers).orElseGet(() -> listed(output));
        faults.demand(
                known.isEmpty() || known.contains(value),
                "cell",
                place,
                "không có kết quả «%s»".formatted(value),
                () -> Similar.remedy(value, known));
    }

    /** The values that a column says it has; empty if it says nothing. */
    private static Set<String> listed(Output output) {
        OutputValues values = output.getOutputValues();
        Set<String> listed = new TreeSet<>();
        if (values != null) {
            TEXT.matcher(values.getTextContent()).results().forEach(one -> listed.add(one.group(1)));
        }
        return listed;
    }

    private static void cases(TableFile file, DecisionTable table, TableCases cases, boolean oneAnswer, Faults faults) {
        HitPolicy policy = table.getHitPolicy();
        Place place = Place.of(file.source(), table.getId());
        if (oneAnswer || policy == HitPolicy.FIRST || policy == HitPolicy.UNIQUE) {
            cases.unanswered()
                    .ifPresent(gap -> faults.add(
                            oneAnswer ? Fault.Severity.ERROR : Fault.Severity.WARNING,
                            "gap",
                            place,
                            "không dòng nào trả lời trường hợp %s".formatted(gap),
                            "Hãy thêm dòng, hoặc nới điều kiện của dòng gần nhất"));
        }
        if (policy == HitPolicy.UNIQUE) {
            cases.answeredTwice()
                    .ifPresent(overlap -> faults.demand(
                            false,
                            "overlap",
                            place,
                            "hai dòng cùng trả lời trường hợp %s".formatted(overlap),
                            "Hãy sửa điều kiện, hoặc đặt Hit policy là FIRST"));
        }
        if (policy == HitPolicy.FIRST) {
            for (Rule rule : cases.neverReached()) {
                faults.demand(
                        false,
                        "unreachable",
                        Place.of(file.source(), rule.getId()),
                        "dòng không bao giờ có tác dụng: các dòng trên đã trả lời mọi trường hợp của nó",
                        "Hãy đưa dòng lên trên, sửa điều kiện, hoặc xóa dòng");
            }
        }
        for (Rule rule : cases.neverTrue()) {
            faults.demand(
                    false,
                    "unreachable",
                    Place.of(file.source(), rule.getId()),
                    "điều kiện của dòng không bao giờ đúng",
                    "Hãy sửa điều kiện, ví dụ đổi hai đầu của khoảng");
        }
    }

    /** The variable that an input asks for. */
    static String variable(Input input) {
        return input.getInputExpression() == null || input.getInputExpression().getText() == null
                ? ""
                : input.getInputExpression().getText().getTextContent().strip();
    }

    static String type(Input input) {
        return input.getInputExpression() == null
                ? ""
                : String.valueOf(input.getInputExpression().getTypeRef());
    }

    static String label(Input input) {
        return input.getLabel() == null ? variable(input) : input.getLabel();
    }

    static String text(InputEntry cell) {
        return cell.getText() == null ? "" : cell.getText().getTextContent().strip();
    }

    private static String text(OutputEntry cell) {
        return cell.getText() == null ? "" : cell.getText().getTextContent().strip();
    }
}
