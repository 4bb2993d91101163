package vn.gov.phutho.cleangov.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Builder.Feature;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * The language of expressions in models: variables, literals, operators, the business key, and methods of {@code *Steps}
 * beans. Everything else could reach the engine's services or any class of the application:
 * {@code ${execution.processEngineServices.…}}, {@code ${unitSteps.getClass()…}}.
 */
public final class ModelExpressions {

    private static final String STEPS = "Steps";

    /** What a model hands to a step. Their own properties and methods reach the whole engine. */
    private static final Set<String> CONTEXT = Set.of("execution", "task");

    private static final String KEY = "processBusinessKey";

    /** Methods that every Java object has. */
    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("getClass", "hashCode", "equals", "toString", "notify", "notifyAll", "wait", "clone", "finalize");

    private ModelExpressions() {}

    /**
     * A call of a step in an expression.
     *
     * @param arguments the value of each literal argument; null for any other argument
     */
    public record StepCall(String bean, String method, List<Object> arguments) {

        @Override
        public String toString() {
            return bean + "." + method;
        }
    }

    /** What an expression uses: the steps that it calls and the variables that it reads. */
    public record Uses(List<StepCall> calls, Set<String> variables) {}

    /**
     * What a text with expressions uses.
     *
     * @return empty if the text cannot be read as an expression
     */
    public static Optional<Uses> uses(String text) {
        try {
            Uses uses = new Uses(new ArrayList<>(), new LinkedHashSet<>());
            gather(new Builder(Feature.METHOD_INVOCATIONS).build(text).getRoot(), uses);
            return Optional.of(uses);
        } catch (TreeBuilderException unreadable) {
            return Optional.empty();
        }
    }

    private static void gather(Node node, Uses uses) {
        if (node instanceof AstIdentifier name) {
            uses.variables().add(name.getName());
        } else if (node instanceof AstMethod call
                && call.getChild(0) instanceof AstDot method
                && method.getChild(0) instanceof AstIdentifier owner) {
            Node arguments = call.getChild(1);
            uses.calls().add(new StepCall(owner.getName(), nameOf(method), literals(arguments)));
            gather(arguments, uses);
        } else {
            for (int i = 0; i < node.getCardinality(); i++) {
                gather(node.getChild(i), uses);
            }
        }
    }

    private static List<Object> literals(Node arguments) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < arguments.getCardinality(); i++) {
            values.add(arguments.getChild(i) instanceof AstString text ? text.eval(null, null) : null);
        }
        return values;
    }

    /** Whether the text has an expression that the engine would evaluate. */
    public static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What is not allowed in this text, in Vietnamese; empty if all of it is. */
    static Optional<String> objection(String text) {
        try {
            return objection(new Builder(Feature.METHOD_INVOCATIONS).build(text).getRoot());
        } catch (TreeBuilderException unreadable) {
            return Optional.of("biểu thức không đọc được, hãy kiểm tra dấu ngoặc và dấu nháy");
        }
    }

    private static Optional<String> objection(Node node) {
        if (node instanceof AstIdentifier name) {
            return ofVariable(name.getName());
        }
        if (node instanceof AstDot property) {
            return isKey(property)
                    ? Optional.empty()
                    : Optional.of("chỉ được đọc biến và execution." + KEY
                            + ", không được đọc «%s»".formatted(nameOf(property)));
        }
        if (node instanceof AstMethod call) {
            return ofCall(call);
        }
        return isPlain(node) ? ofChildren(node) : Optional.of("chỉ được dùng biến, toán tử và phương thức của *Steps");
    }

    private static boolean isPlain(Node node) {
        return node instanceof AstEval
                || node instanceof AstComposite
                || node instanceof AstText
                || node instanceof AstNested
                || node instanceof AstUnary
                || node instanceof AstBinary
                || node instanceof AstChoice
                || node instanceof AstBoolean
                || node instanceof AstNumber
                || node instanceof AstString
                || node instanceof AstNull;
    }

    private static Optional<String> ofChildren(Node node) {
        for (int i = 0; i < node.getCardinality(); i++) {
            Optional<String> objection = objection(node.getChild(i));
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofVariable(String name) {
        return CONTEXT.contains(name) || name.endsWith(STEPS)
                ? Optional.of("«%s» không phải là một biến; hãy gọi một phương thức của *Steps".formatted(name))
                : Optional.empty();
    }

    private static boolean isKey(AstDot property) {
        return property.getChild(0) instanceof AstIdentifier owner
                && owner.getName().equals("execution")
                && nameOf(property).equals(KEY);
    }

    private static Optional<String> ofCall(AstMethod call) {
        if (!(call.getChild(0) instanceof AstDot method
                && method.getChild(0) instanceof AstIdentifier owner
                && owner.getName().endsWith(STEPS)
                && !OF_EVERY_OBJECT.contains(nameOf(method)))) {
            return Optional.of("chỉ được gọi phương thức của *Steps");
        }
        Node arguments = call.getChild(1);
        for (int i = 0; i < arguments.getCardinality(); i++) {
            Node argument = arguments.getChild(i);
            Optional<String> objection = argument instanceof AstIdentifier name && CONTEXT.contains(name.getName())
                    ? Optional.empty()
                    : objection(argument);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    /** The library keeps the name of a property to itself and prints it as {@code ". name"}. */
    private static String nameOf(AstDot property) {
        return property.toString().substring(1).strip();
    }
}
