package vn.gov.phutho.cleangov.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * A file of a deployment. A model may use a closed list of Camunda's extensions, and the expressions that
 * {@link ModelExpressions} allows: no script, no Java class, no connector, no mail and no shell. Nothing else of it is
 * judged here.
 */
public final class ModelFile {

    private static final Set<String> MODELS = Set.of(".bpmn", ".bpmn20.xml", ".dmn", ".dmn11.xml");
    private static final Set<String> FORMS = Set.of(".form", ".html");

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** Namespaces whose elements and attributes the engine executes, in each of its generations. */
    private static final Pattern OF_THE_ENGINE =
            Pattern.compile("https?://(camunda\\.org/schema/1\\.0/|activiti\\.org/|www\\.camunda\\.com/fox).*");

    private static final Set<String> ELEMENTS = Set.of(
            "inputOutput",
            "inputParameter",
            "outputParameter",
            "list",
            "value",
            "map",
            "entry",
            "properties",
            "property",
            "taskListener",
            "executionListener",
            "in",
            "out",
            "failedJobRetryTimeCycle");

    private static final Set<String> ATTRIBUTES = Set.of(
            "asyncAfter",
            "asyncBefore",
            "assignee",
            "businessKey",
            "calledElementBinding",
            "calledElementVersion",
            "calledElementVersionTag",
            "candidateGroups",
            "candidateStarterGroups",
            "candidateStarterUsers",
            "candidateUsers",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "diagramRelationId",
            "dueDate",
            "elementVariable",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable",
            "event",
            "exclusive",
            "expression",
            "followUpDate",
            "formKey",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "historyTimeToLive",
            "id",
            "initiator",
            "inputVariable",
            "isStartableInTasklist",
            "jobPriority",
            "key",
            "local",
            "mapDecisionResult",
            "modelerTemplate",
            "modelerTemplateIcon",
            "modelerTemplateVersion",
            "name",
            "priority",
            "resultVariable",
            "source",
            "sourceExpression",
            "target",
            "value",
            "variableEvents",
            "variableName",
            "variables",
            "versionTag");

    /** FEEL by its name or by its address in any version of DMN. */
    private static final Pattern FEEL =
            Pattern.compile("feel|https?://www\\.omg\\.org/spec/.*FEEL.*", Pattern.CASE_INSENSITIVE);

    /** A function of FEEL that calls a Java method. */
    private static final Pattern EXTERNAL = Pattern.compile("\\bexternal\\s*\\{");

    private final String name;
    private final byte[] content;
    private final List<Objection> objections = new ArrayList<>();
    private final List<Expression> expressions = new ArrayList<>();
    private final Deque<Place> path = new ArrayDeque<>();

    private ModelFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /**
     * An open element of the file.
     *
     * @param text the text read so far
     */
    private record Place(String namespace, String element, String id, StringBuilder text) {}

    /**
     * Something in a file that may not be deployed.
     *
     * @param line counted from 1; 0 if the whole file is meant
     * @param element the id of the element; empty if the whole file is meant
     * @param why Vietnamese, without a full stop
     */
    public record Objection(String file, int line, String element, String why) {

        /** A Vietnamese sentence with file, line and element. */
        @Override
        public String toString() {
            return "Tệp %s%s%s: %s."
                    .formatted(
                            file,
                            line == 0 ? "" : ", dòng " + line,
                            element.isEmpty() ? "" : ", phần tử " + element,
                            why);
        }
    }

    /**
     * An expression that the engine would evaluate.
     *
     * @param element the id of the BPMN element in which it stands
     */
    public record Expression(int line, String element, String text) {}

    /**
     * The expressions of a process, in the order of the file.
     *
     * @throws BadUserRequestException if the file is no XML, or has a DOCTYPE
     */
    public static List<Expression> expressions(String name, byte[] content) {
        ModelFile file = new ModelFile(name, content);
        file.read();
        return file.expressions;
    }

    /**
     * What may not be deployed.
     *
     * @param name the file's name: its ending says what it is
     * @return none if the file may be deployed
     * @throws BadUserRequestException if the file of a model is no XML, or has a DOCTYPE
     */
    public static List<Objection> objections(String name, byte[] content) {
        if (FORMS.stream().anyMatch(name::endsWith)) {
            return List.of();
        }
        if (MODELS.stream().noneMatch(name::endsWith)) {
            return List.of(
                    new Objection(
                            name,
                            0,
                            "",
                            "chỉ triển khai được sơ đồ (.bpmn), bảng quyết định (.dmn) và biểu mẫu (.form, .html). Hãy bỏ tệp này ra"));
        }
        return new ModelFile(name, content).read();
    }

    private List<Objection> read() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begins(xml);
                    case XMLStreamConstants.END_ELEMENT -> ends(xml);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        path.peek().text().append(xml.getText());
                    case XMLStreamConstants.DTD ->
                        throw new BadUserRequestException(
                                "Tệp %s: không được có DOCTYPE. Hãy lưu lại tệp bằng Camunda Modeler.".formatted(name));
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            throw new BadUserRequestException(
                    "Tệp %s không phải là XML đọc được. Hãy lưu lại tệp bằng Camunda Modeler.".formatted(name), broken);
        }
        return objections;
    }

    private void begins(XMLStreamReader xml) {
        String namespace = String.valueOf(xml.getNamespaceURI());
        String element = xml.getLocalName();
        path.push(new Place(namespace, element, xml.getAttributeValue(null, "id"), new StringBuilder()));
        boolean extension = isOfTheEngine(namespace);
        if (extension && !ELEMENTS.contains(element)) {
            add(xml, "không được dùng camunda:%s; hãy gọi một phương thức của *Steps".formatted(element));
        }
        if (namespace.equals(BPMN) && Set.of("scriptTask", "script").contains(element)) {
            add(xml, "không được dùng script; hãy gọi một phương thức của *Steps bằng Service Task");
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String attribute = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            if ((extension || isOfTheEngine(String.valueOf(xml.getAttributeNamespace(i))))
                    && !ATTRIBUTES.contains(attribute)) {
                add(xml, "không được dùng camunda:%s; hãy gọi một phương thức của *Steps".formatted(attribute));
            }
            if (isOtherLanguage(namespace, element, attribute, value)) {
                add(xml, "chỉ được viết bằng FEEL, không được viết bằng «%s»".formatted(value));
            }
            evaluated(xml, value);
        }
    }

    private void ends(XMLStreamReader xml) {
        Place place = path.peek();
        String text = place.text().toString();
        if (!isRemark(place)) {
            evaluated(xml, text);
        }
        if (isDecision(place.namespace()) && EXTERNAL.matcher(text).find()) {
            add(xml, "hàm FEEL không được gọi Java (external)");
        }
        path.pop();
    }

    private void evaluated(XMLStreamReader xml, String text) {
        if (ModelExpressions.isIn(text) && !isDecision(path.peek().namespace())) {
            ModelExpressions.objection(text.strip()).ifPresent(why -> add(xml, "%s: %s".formatted(text.strip(), why)));
            String element =
                    idOf(path.stream().filter(place -> place.namespace().equals(BPMN)));
            expressions.add(new Expression(xml.getLocation().getLineNumber(), element, text.strip()));
        }
    }

    private static boolean isOfTheEngine(String namespace) {
        return OF_THE_ENGINE.matcher(namespace).matches();
    }

    private static boolean isDecision(String namespace) {
        return namespace.contains("/DMN");
    }

    /** A condition in another language than expressions, or a decision in another language than FEEL. */
    private static boolean isOtherLanguage(String namespace, String element, String attribute, String value) {
        return isDecision(namespace)
                ? attribute.equals("expressionLanguage") && !FEEL.matcher(value).matches()
                : element.equals("conditionExpression") && attribute.equals("language");
    }

    /** The text of a remark on the diagram, which the engine does not evaluate. */
    private static boolean isRemark(Place place) {
        return place.namespace().equals(BPMN) && place.element().equals("text");
    }

    private void add(XMLStreamReader xml, String why) {
        String element = idOf(path.stream());
        objections.add(new Objection(name, xml.getLocation().getLineNumber(), element, why));
    }

    /** The id of the innermost of these places that has one; otherwise an empty text. */
    private static String idOf(Stream<Place> places) {
        return places.map(Place::id).filter(Objects::nonNull).findFirst().orElse("");
    }
}
