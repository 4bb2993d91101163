package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment may hold, and what is said about the rest. */
class ModelFileTest {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:old="http://activiti.org/bpmn">
              <bpmn:process id="p" isExecutable="true">
                %s
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
              <decision id="d"><decisionTable id="t"><input id="i">
                <inputExpression id="e" typeRef="string"%s><text>%s</text></inputExpression>
              </input></decisionTable></decision>
            </definitions>
            """;

    @ParameterizedTest
    @MethodSource
    void our_own_files_are_accepted(Path file) throws IOException {
        assertThat(ModelFile.objections(file.getFileName().toString(), Files.readAllBytes(file)))
                .isEmpty();
    }

    static Stream<Path> our_own_files_are_accepted() throws IOException {
        try (Stream<Path> models = Files.list(Path.of("processes"));
                Stream<Path> forms = Files.list(Path.of("forms"))) {
            return Stream.concat(models, forms).filter(file -> !file.toString().endsWith(".md")).toList().stream();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${unitName}",
                "${!signed}",
                "${late && days > 3 || empty reason}",
                "${late ? 'muộn' : 'đúng hạn'}",
                "Việc của ${unitName} năm ${year}",
                "#{execution.processBusinessKey}",
                "${unitSteps.group('district-chair', execution.processBusinessKey)}",
                "${cycleSteps.openYear(execution)}",
                "${registrationSteps.register(task)}",
                "${unitSteps.group(unitSteps.role(x), (y + 1))}",
                " ${ unitName } ",
            })
    void an_expression_reads_variables_and_calls_steps(String expression) {
        assertThat(ModelExpressions.objection(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution.processEngineServices}",
                "${execution.processEngineServices.repositoryService.deleteDeployment('x')}",
                "${execution.getProcessEngineServices().getIdentityService()}",
                "${execution.setVariable('agency', 'x')}",
                "${execution.getVariable('agency')}",
                "${execution['processEngineServices']}",
                "${execution.processBusinessKey.getClass()}",
                "${execution.processBusinessKey['class']}",
                "${task.execution}",
                "${task.complete()}",
                "${task}",
                "${execution}",
                "${unitSteps}",
                "${unitSteps.class}",
                "${unitSteps.getClass()}",
                "${unitSteps.getClass().getClassLoader().close()}",
                "${unitSteps['getClass']()}",
                "${unitSteps.group('x', 'y').getClass()}",
                "${unitSteps.group('x'.getClass(), 'y')}",
                "${unitSteps.group(execution.processEngineServices, 'y')}",
                "${unitSteps.wait()}",
                "${unitName.getClass()}",
                "${unitName.class}",
                "${unitName['class']}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${now().getClass()}",
                "${dateTime()}",
                "${currentUser()}",
                "${spin:JSON('x')}",
                "${a ? b : unitName.getClass()}",
                "${!unitName.getClass()}",
                "${a && unitName.getClass()}",
                "x ${unitName} ${unitName.getClass()}",
                "${(unitName).getClass()}",
                "${repositoryService.createDeployment()}",
                "${dataSource.connection}",
                "${unitName",
            })
    void an_expression_reaches_nothing_else(String expression) {
        assertThat(ModelExpressions.objection(expression)).isPresent();
        assertThat(inProcess("<bpmn:serviceTask id=\"s\" camunda:expression=\"%s\" />"
                        .formatted(expression.replace("&", "&amp;").replace("\"", "&quot;"))))
                .singleElement()
                .asString()
                .startsWith("Tệp x.bpmn, dòng 5, phần tử s: " + expression.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <bpmn:scriptTask id="s" scriptFormat="groovy"><bpmn:script>x</bpmn:script></bpmn:scriptTask> | script
            <bpmn:serviceTask id="s" camunda:class="java.lang.Object" /> | camunda:class
            <bpmn:serviceTask id="s" old:class="java.lang.Object" /> | camunda:class
            <bpmn:serviceTask id="s" camunda:delegateExpression="${x}" /> | camunda:delegateExpression
            <bpmn:serviceTask id="s" camunda:type="shell" /> | camunda:type
            <bpmn:serviceTask id="s" camunda:type="mail" /> | camunda:type
            <bpmn:serviceTask id="s" camunda:type="external" camunda:topic="x" /> | camunda:type
            <bpmn:businessRuleTask id="s" camunda:class="x" /> | camunda:class
            <bpmn:sendTask id="s" camunda:class="x" /> | camunda:class
            <bpmn:callActivity id="s" camunda:variableMappingClass="x" /> | camunda:variableMappingClass
            <bpmn:callActivity id="s" camunda:variableMappingDelegateExpression="${x}" /> | camunda:variableMappingDelegateExpression
            <bpmn:callActivity id="s" camunda:caseRef="x" /> | camunda:caseRef
            <bpmn:startEvent id="s" camunda:formHandlerClass="x" /> | camunda:formHandlerClass
            <bpmn:userTask id="s"><bpmn:extensionElements><camunda:taskListener class="x" event="create" /></bpmn:extensionElements></bpmn:userTask> | camunda:class
            <bpmn:userTask id="s"><bpmn:extensionElements><camunda:taskListener delegateExpression="${x}" event="create" /></bpmn:extensionElements></bpmn:userTask> | camunda:delegateExpression
            <bpmn:userTask id="s"><bpmn:extensionElements><camunda:executionListener event="start"><camunda:script scriptFormat="juel">x</camunda:script></camunda:executionListener></bpmn:extensionElements></bpmn:userTask> | camunda:script
            <bpmn:userTask id="s"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="x"><camunda:script scriptFormat="javascript">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask> | camunda:script
            <bpmn:userTask id="s"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="x">${execution.processEngineServices}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask> | ${execution.processEngineServices}
            <bpmn:userTask id="s"><bpmn:extensionElements><camunda:formData /></bpmn:extensionElements></bpmn:userTask> | camunda:formData
            <bpmn:serviceTask id="s"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask> | camunda:connector
            <bpmn:serviceTask id="s"><bpmn:extensionElements><camunda:field name="x"><camunda:string>1</camunda:string></camunda:field></bpmn:extensionElements></bpmn:serviceTask> | camunda:field
            <bpmn:sequenceFlow id="s"><bpmn:conditionExpression language="groovy">x</bpmn:conditionExpression></bpmn:sequenceFlow> | FEEL
            <bpmn:sequenceFlow id="s"><bpmn:conditionExpression camunda:resource="x.groovy">x</bpmn:conditionExpression></bpmn:sequenceFlow> | camunda:resource
            <bpmn:sequenceFlow id="s"><bpmn:conditionExpression>${unitSteps.getClass()}</bpmn:conditionExpression></bpmn:sequenceFlow> | ${unitSteps.getClass()}
            <bpmn:userTask id="s" name="${unitName.class}" /> | ${unitName.class}
            <bpmn:userTask id="s"><bpmn:documentation>${unitName.class}</bpmn:documentation></bpmn:userTask> | ${unitName.class}
            <bpmn:userTask id="s"><bpmn:documentation><![CDATA[${unitName.class}]]></bpmn:documentation></bpmn:userTask> | ${unitName.class}
            <bpmn:userTask id="s" name="&#36;{unitName.class}" /> | ${unitName.class}
            """)
    void a_process_runs_no_program(String element, String named) {
        List<String> objections = inProcess(element);

        assertThat(objections)
                .isNotEmpty()
                .allSatisfy(objection -> assertThat(objection).startsWith("Tệp x.bpmn, dòng 5, phần tử s: "));
        assertThat(objections.get(0)).contains(named);
    }

    @Test
    void a_remark_on_the_diagram_is_not_evaluated() {
        assertThat(inProcess(
                        "<bpmn:textAnnotation id=\"s\"><bpmn:text>${unitName.class}</bpmn:text></bpmn:textAnnotation>"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "feel", "FEEL", "https://www.omg.org/spec/DMN/20191111/FEEL/"})
    void a_table_is_written_in_feel(String language) {
        assertThat(inTable(language, "weakest")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "JUEL", "groovy", "javascript", "feel-juel", "python"})
    void a_table_is_written_in_no_other_language(String language) {
        assertThat(inTable(language, "weakest")).singleElement().asString().contains("phần tử e", "FEEL", language);
    }

    @Test
    void a_function_of_a_table_calls_no_java() {
        assertThat(inTable(
                        "",
                        "function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(int)\" } }"))
                .singleElement()
                .asString()
                .contains("không được gọi Java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.cmmn", "x.groovy", "x.js", "x.jar", "x.class", "x.bpmn.txt", "x", "x.bpmn.", "x.BPMN"})
    void other_kinds_of_file_are_not_deployed(String name) {
        assertThat(sentences(name, new byte[0])).singleElement().asString().startsWith("Tệp " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<a>",
                "<a>&b;</a>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            })
    void broken_xml_and_entities_are_refused(String xml) {
        assertThatThrownBy(() -> ModelFile.objections("x.bpmn", xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("Tệp x.bpmn");
    }

    private static List<String> inProcess(String element) {
        return sentences("x.bpmn", PROCESS.formatted(element).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> inTable(String language, String text) {
        String attribute = language.isEmpty() ? "" : " expressionLanguage=\"" + language + "\"";
        return sentences("x.dmn", TABLE.formatted(attribute, text).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> sentences(String name, byte[] content) {
        return ModelFile.objections(name, content).stream()
                .map(ModelFile.Objection::toString)
                .toList();
    }
}
