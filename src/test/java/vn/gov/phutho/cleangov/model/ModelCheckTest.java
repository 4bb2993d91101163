package vn.gov.phutho.cleangov.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faulty files, each with one fault as an analyst makes it, and what is told about it. Right files are accepted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelCheckTest {

    private ModelCheck check;

    @BeforeAll
    void the_application_is_read_once() {
        check = new ModelCheck();
    }

    @Test
    void the_models_of_the_application_keep_every_rule() {
        assertThat(check.faults(check.shipped())).isEmpty();
    }

    @Test
    void the_application_has_a_contract_for_each_table_that_it_asks() {
        assertThat(check.shipped().tables())
                .extracting(table -> table.decision().getId())
                .containsExactlyInAnyOrderElementsOf(TableContract.decisions());
    }

    /** What an analyst may do. */
    static Stream<Arguments> a_right_file_is_accepted() {
        return Stream.of(
                Arguments.of(
                        "another label",
                        "registration.bpmn",
                        "name=\"Đăng ký phấn đấu\" camunda",
                        "name=\"Đăng ký danh hiệu\" camunda"),
                Arguments.of(
                        "another deadline",
                        "registration.bpmn",
                        "cycleSteps.registrationDue(execution.processBusinessKey)}\">",
                        "cycleSteps.assignmentDue(execution.processBusinessKey)}\">"),
                Arguments.of(
                        "another role of the unit",
                        "registration.bpmn",
                        "group('commune-chair'",
                        "group('commune-officer'"),
                Arguments.of(
                        "a role of the level above",
                        "registration.bpmn",
                        "group('commune-chair'",
                        "group('district-officer'"),
                Arguments.of("other days of reminders", "reminder-policy.dmn", "30,14,7,3,1", "20, 10, 5, 1"),
                Arguments.of("a range of days", "reminder-policy.dmn", "30,14,7,3,1", "[1..5],10"),
                Arguments.of("another threshold", "dossier-classification.dmn", "&gt;= 6500", "&gt;= 7000"),
                Arguments.of(
                        "a threshold as a range",
                        "dossier-classification.dmn",
                        "<text>&lt; 5000</text>",
                        "<text>[0..4999]</text>"),
                Arguments.of(
                        "another hour of the morning", "deadline-reminders.bpmn", "0 30 7 * * *", "0 0 8 ? * MON-FRI"),
                Arguments.of(
                        "another label of a field",
                        "registration.register.form",
                        "Nội dung cam kết phấn đấu",
                        "Cam kết của xã"),
                Arguments.of(
                        "another order of urging",
                        "registration.bpmn",
                        "sourceExpression=\"district-officer\"",
                        "sourceExpression=\"district-chair\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_right_file_is_accepted(String what, String file, String from, String to) {
        assertThat(faults(file, from, to)).isEmpty();
    }

    static Stream<Arguments> a_faulty_file_is_refused() {
        return Stream.concat(faultyProcesses(), Stream.concat(faultyForms(), faultyTables()));
    }

    private static Stream<Arguments> faultyProcesses() {
        return Stream.of(
                fault(
                        "registration.bpmn",
                        " camunda:dueDate=\"${cycleSteps.registrationDue(execution.processBusinessKey)}\"",
                        "",
                        "due-date",
                        "UserTask_Register",
                        "Due date"),
                fault(
                        "registration.bpmn",
                        "camunda:dueDate=\"${cycleSteps.registrationDue(execution.processBusinessKey)}\"",
                        "camunda:dueDate=\"2026-12-20T17:00:00\"",
                        "due-date",
                        "UserTask_Register",
                        "2026-12-20"),
                fault(
                        "registration.bpmn",
                        "camunda:dueDate=\"${cycleSteps.registrationDue(execution.processBusinessKey)}\"",
                        "camunda:dueDate=\"${unitName}\"",
                        "due-date",
                        "UserTask_Register",
                        "thời hạn của năm"),
                fault(
                        "registration.bpmn",
                        " camunda:candidateGroups=\"${unitSteps.group('commune-chair', execution.processBusinessKey)}\"",
                        "",
                        "who",
                        "UserTask_Register",
                        "Candidate groups"),
                fault(
                        "registration.bpmn",
                        "${unitSteps.group('commune-chair', execution.processBusinessKey)}",
                        "commune-chair",
                        "who",
                        "UserTask_Register",
                        "commune-chair"),
                fault(
                        "registration.bpmn",
                        "group('commune-chair'",
                        "group('commune-chief'",
                        "role",
                        "UserTask_Register",
                        "commune-chair"),
                fault(
                        "district-programme.bpmn",
                        "${unitSteps.group('district-officer', execution.processBusinessKey)}",
                        "${unitSteps.group('commune-officer', execution.processBusinessKey)}",
                        "role",
                        "UserTask_DraftProgramme",
                        "cấp trên"),
                fault(
                        "semiannual-report.bpmn",
                        "signers('district-chair', 'report'",
                        "signers('district-chair', 'reports'",
                        "role",
                        "UserTask_SignReport",
                        "report"),
                fault(
                        "registration.bpmn",
                        "sourceExpression=\"district-officer\"",
                        "sourceExpression=\"district-oficer\"",
                        "role",
                        "CallActivity_UrgeRegistration",
                        "district-officer"),
                fault(
                        "registration.bpmn",
                        "sourceExpression=\"REGISTRATION\"",
                        "sourceExpression=\"REGISTRATON\"",
                        "milestone",
                        "CallActivity_UrgeRegistration",
                        "REGISTRATION"),
                fault(
                        "registration.bpmn",
                        "cycleSteps.registrationDue(execution.processBusinessKey)}\">",
                        "cycleSteps.registrationDeu(execution.processBusinessKey)}\">",
                        "step",
                        "UserTask_Register",
                        "cycleSteps.registrationDue"),
                fault(
                        "registration.bpmn",
                        "registrationSteps.register(task)",
                        "registrationSteps.register()",
                        "step",
                        "UserTask_Register",
                        "0 tham số"),
                fault(
                        "registration.bpmn",
                        "sourceExpression=\"${unitName}\"",
                        "sourceExpression=\"${unitNane}\"",
                        "variable",
                        "CallActivity_UrgeRegistration",
                        "unitNane"),
                fault("semiannual-report.bpmn", "${signed}", "${signd}", "variable", "Flow_", "signd"),
                fault(
                        "registration.bpmn",
                        "calledElement=\"urging\"",
                        "calledElement=\"urgeing\"",
                        "call",
                        "CallActivity_UrgeRegistration",
                        "urging"),
                fault(
                        "registration.bpmn",
                        " camunda:calledElementBinding=\"deployment\"",
                        "",
                        "binding",
                        "CallActivity_UrgeRegistration",
                        "deployment"),
                fault(
                        "registration.bpmn",
                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                        "",
                        "business-key",
                        "CallActivity_UrgeRegistration",
                        "Business key"),
                fault(
                        "registration.bpmn",
                        "camunda:formRef=\"registration.register\"",
                        "camunda:formRef=\"registration.regster\"",
                        "form",
                        "UserTask_Register",
                        "registration.register.form"),
                fault(
                        "registration.bpmn",
                        " camunda:formRefBinding=\"deployment\"",
                        "",
                        "binding",
                        "UserTask_Register",
                        "deployment"),
                fault(
                        "registration.bpmn",
                        "<camunda:inputParameter name=\"commitment\" />",
                        "",
                        "form-field",
                        "UserTask_Register",
                        "commitment"),
                fault(
                        "registration.bpmn",
                        "isExecutable=\"true\"",
                        "isExecutable=\"false\"",
                        "executable",
                        "registration",
                        "Executable"),
                fault(
                        "registration.bpmn",
                        " camunda:historyTimeToLive=\"P3650D\"",
                        "",
                        "history",
                        "registration",
                        "P3650D"),
                fault(
                        "registration.bpmn",
                        "name=\"Đăng ký phấn đấu\" camunda:formRef",
                        "name=\"Register target\" camunda:formRef",
                        "label",
                        "UserTask_Register",
                        "tiếng Việt"),
                fault(
                        "registration.bpmn",
                        "D2.3a, D3.1a: đồng chí",
                        "D2.9z, D3.1a: đồng chí",
                        "clause",
                        "UserTask_Register",
                        "D2.9z"),
                fault(
                        "registration.bpmn",
                        "${cycleSteps.registrationOpens(execution.processBusinessKey)}",
                        "${cycleSteps.selfReviewOpens(execution.processBusinessKey)}",
                        "window",
                        "UserTask_Register",
                        "28/02"),
                fault(
                        "registration.bpmn",
                        "${cycleSteps.registrationOpens(execution.processBusinessKey)}",
                        "2026-01-15T00:00:00",
                        "fixed-date",
                        "TimerEvent_RegistrationOpens",
                        "2026-01-15"),
                fault(
                        "deadline-reminders.bpmn",
                        "0 30 7 * * *",
                        "30 7 * * *",
                        "cron",
                        "StartEvent_EveryMorning",
                        "sáu phần"),
                fault(
                        "deadline-reminders.bpmn",
                        "0 30 7 * * *",
                        "0 30 25 * * *",
                        "cron",
                        "StartEvent_EveryMorning",
                        "sáu phần"),
                fault(
                        "urging.bpmn",
                        "name=\"deadline-moved\"",
                        "name=\"deadline-shifted\"",
                        "message",
                        "Message_DeadlineMoved",
                        "deadline-shifted"),
                fault(
                        "registration.bpmn",
                        "<bpmndi:BPMNShape id=\"UserTask_Register_di\" bpmnElement=\"UserTask_Register\">\n        <dc:Bounds x=\"402\" y=\"80\" width=\"160\" height=\"80\" />\n      </bpmndi:BPMNShape>",
                        "",
                        "drawn",
                        "UserTask_Register",
                        "vẽ lại"),
                fault(
                        "registration.bpmn",
                        "</bpmn:process>",
                        "<bpmn:userTask id=\"UserTask_Lost\" name=\"Việc bỏ quên\" /></bpmn:process>",
                        "connected",
                        "UserTask_Lost",
                        "không bao giờ chạy"),
                fault(
                        "urging.bpmn",
                        "id=\"Listener_NameTask\"",
                        "id=\"Listener_Urge\"",
                        "duplicate-id",
                        "Listener_Urge",
                        "đổi mã"),
                fault(
                        "semiannual-report.bpmn",
                        " default=\"",
                        " camunda:asyncBefore=\"false\" name2=\"",
                        "readable",
                        "",
                        "Camunda Modeler"),
                fault(
                        "registration.bpmn",
                        "<bpmn:endEvent id=\"EndEvent_Registered\"",
                        "<bpmn:endEvnt id=\"EndEvent_Registered\"",
                        "readable",
                        "",
                        "Camunda Modeler"),
                fault(
                        "registration.bpmn",
                        "expression=\"${registrationSteps.register(task)}\"",
                        "class=\"vn.gov.X\"",
                        "language",
                        "Listener_Register",
                        "camunda:class"),
                fault(
                        "registration.bpmn",
                        "${registrationSteps.usualTarget()}",
                        "${execution.processEngineServices}",
                        "language",
                        "UserTask_Register",
                        "execution.processBusinessKey"),
                fault(
                        "deadline-reminders.bpmn",
                        "camunda:expression=\"${notificationSteps.sendMails()}\"",
                        "camunda:type=\"external\" camunda:topic=\"mail\"",
                        "language",
                        "ServiceTask_SendMails",
                        "topic"),
                fault(
                        "deadline-reminders.bpmn",
                        "camunda:expression=\"${notificationSteps.composeNotices(execution.processBusinessKey)}\"",
                        "",
                        "service",
                        "ServiceTask_ComposeNotices",
                        "Expression"),
                fault(
                        "deadline-reminders.bpmn",
                        "camunda:decisionRef=\"reminder-policy\"",
                        "camunda:decisionRef=\"reminders-policy\"",
                        "call",
                        "BusinessRuleTask_ApplyPolicy",
                        "reminder-policy"),
                fault(
                        "deadline-reminders.bpmn",
                        " default=\"Flow_MailsPending_MailsSent\"",
                        "",
                        "gateway",
                        "Gateway_MailsPending",
                        "Default flow"),
                fault(
                        "registration.bpmn",
                        "id=\"registration\" name",
                        "id=\"registrations\" name",
                        "one-process",
                        "registrations",
                        "registrations.bpmn"),
                fault("implementation.bpmn", "D3.2", "D3.3", "clause-lost", "", "phân công cho từng thành viên"));
    }

    private static Stream<Arguments> faultyForms() {
        return Stream.of(
                fault(
                        "registration.register.form",
                        "\"key\": \"commitment\"",
                        "\"key\": \"commitmnt\"",
                        "field-not-read",
                        "commitmnt",
                        "commitment"),
                fault(
                        "registration.register.form",
                        "\"key\": \"commitment\"",
                        "\"key\": \"target\"",
                        "component",
                        "target",
                        "hai trường"),
                fault(
                        "registration.register.form",
                        "\"type\": \"textarea\"",
                        "\"type\": \"filepicker\"",
                        "component",
                        "commitment",
                        "filepicker"),
                fault(
                        "registration.register.form",
                        "\"type\": \"textarea\"",
                        "\"type\": \"dynamiclist\"",
                        "component",
                        "commitment",
                        "dynamiclist"),
                fault(
                        "registration.register.form",
                        "\"type\": \"radio\"",
                        "\"type\": \"radiobutton\"",
                        "component",
                        "target",
                        "radiobutton"),
                fault(
                        "registration.register.form",
                        "\"schemaVersion\": 16",
                        "\"schemaVersion\": 99",
                        "form",
                        "",
                        "schemaVersion"),
                fault(
                        "registration.register.form",
                        "\"id\": \"registration.register\"",
                        "\"id\": \"registration.enrol\"",
                        "form",
                        "",
                        "tên tệp"),
                fault(
                        "registration.register.form",
                        "\"Nội dung cam kết phấn đấu\"",
                        "\"Content of the pledge\"",
                        "label",
                        "commitment",
                        "tiếng Việt"),
                fault(
                        "registration.register.form",
                        "\"type\": \"default\",",
                        "\"type\": \"default\"",
                        "readable",
                        "",
                        "dòng"),
                fault(
                        "registration.register.form",
                        "\"key\": \"commitment\",",
                        "",
                        "field-missing",
                        "UserTask_Register",
                        "commitment"),
                fault(
                        "district-assessment.decide-classes.html",
                        "decisions: 'Json'",
                        "decisons: 'Json'",
                        "field-not-read",
                        "decisons",
                        "decisions"));
    }

    private static Stream<Arguments> faultyTables() {
        return Stream.of(
                fault(
                        "dossier-classification.dmn",
                        "<text>&gt;= 9000</text>",
                        "<text>\"chín nghìn\"</text>",
                        "cell",
                        "Rule_Excellent",
                        "Tổng điểm"),
                fault(
                        "dossier-classification.dmn",
                        "<text>&gt;= 9000</text>",
                        "<text>chín nghìn</text>",
                        "cell",
                        "Rule_Excellent",
                        "chín nghìn"),
                fault(
                        "dossier-classification.dmn",
                        "<text>&gt;= 9000</text>",
                        "<text>&gt;= 90,5x</text>",
                        "cell",
                        "Rule_Excellent",
                        ">= 9000"),
                fault(
                        "dossier-classification.dmn",
                        "<text>\"KHA\"</text>",
                        "<text>\"KHÁ\"</text>",
                        "cell",
                        "Rule_Fair",
                        "KHA"),
                fault(
                        "dossier-classification.dmn",
                        "<text>\"KHA\"</text>",
                        "<text>KHA</text>",
                        "cell",
                        "Rule_Fair",
                        "ngoặc kép"),
                fault(
                        "dossier-classification.dmn",
                        "<text>\"KHA\"</text>",
                        "<text></text>",
                        "cell",
                        "Rule_Fair",
                        "ngoặc kép"),
                fault(
                        "dossier-classification.dmn",
                        "<text>&lt; 5000</text>",
                        "<text>&lt; 4000</text>",
                        "gap",
                        "DecisionTable_Classification",
                        "4000"),
                fault(
                        "dossier-classification.dmn",
                        "<text>&gt;= 5000</text>",
                        "<text>&gt;= 6500</text>",
                        "unreachable",
                        "Rule_Average",
                        "không bao giờ"),
                fault(
                        "dossier-classification.dmn",
                        "hitPolicy=\"FIRST\"",
                        "hitPolicy=\"UNIQUE\"",
                        "overlap",
                        "DecisionTable_Classification",
                        "FIRST"),
                fault(
                        "dossier-classification.dmn",
                        "hitPolicy=\"FIRST\"",
                        "hitPolicy=\"COLLECT\"",
                        "hit-policy",
                        "DecisionTable_Classification",
                        "FIRST"),
                fault(
                        "dossier-classification.dmn",
                        "<text>weakest</text>",
                        "<text>weekest</text>",
                        "table",
                        "Input_Weakest",
                        "weakest"),
                fault(
                        "dossier-classification.dmn",
                        "typeRef=\"boolean\"><text>strongBlocked",
                        "typeRef=\"string\"><text>strongBlocked",
                        "table",
                        "Input_StrongBlocked",
                        "boolean"),
                fault(
                        "dossier-classification.dmn",
                        "name=\"class\"",
                        "name=\"klass\"",
                        "table",
                        "DecisionTable_Classification",
                        "class"),
                fault(
                        "reminder-policy.dmn",
                        "<text>\"CHAIR\"</text>",
                        "<text>\"CHIAR\"</text>",
                        "cell",
                        "Rule_OverdueChair",
                        "CHAIR"),
                fault(
                        "reminder-policy.dmn",
                        "<text>30,14,7,3,1</text>",
                        "<text>30;14;7</text>",
                        "cell",
                        "Rule_Ahead",
                        "30;14;7"),
                fault(
                        "reminder-policy.dmn",
                        "<text>[0..7]</text>",
                        "<text>[7..0]</text>",
                        "unreachable",
                        "Rule_ShortTask",
                        "hai đầu"),
                fault(
                        "reminder-policy.dmn",
                        "<text>[0..7]</text>",
                        "<text>[0..7</text>",
                        "cell",
                        "Rule_ShortTask",
                        "[0..7"),
                fault(
                        "reminder-policy.dmn",
                        " camunda:historyTimeToLive=\"P365D\"",
                        "",
                        "history",
                        "reminder-policy",
                        "P3650D"),
                fault(
                        "reminder-policy.dmn",
                        "hitPolicy=\"COLLECT\"",
                        "hitPolicy=\"FIRST\"",
                        "hit-policy",
                        "DecisionTable_ReminderPolicy",
                        "COLLECT"),
                fault(
                        "reminder-policy.dmn",
                        "<decision id=\"reminder-policy\"",
                        "<decision id=\"reminder\"",
                        "one-decision",
                        "reminder",
                        "reminder.dmn"));
    }

    private static Arguments fault(String file, String from, String to, String rule, String element, String told) {
        return Arguments.of(rule, file, from, to, element, told);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource
    void a_faulty_file_is_refused(String rule, String file, String from, String to, String element, String told) {
        List<Fault> errors =
                faults(file, from, to).stream().filter(Fault::isError).toList();

        assertThat(errors).as("%s", errors).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.file()).isIn(file, file.replaceAll("\\..*", ".bpmn"));
            assertThat(fault.element()).startsWith(element);
            assertThat(fault.toString()).contains(told).endsWith(".");
            assertThat(fault.problem()).isNotBlank().doesNotEndWith(".");
            assertThat(fault.remedy()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void a_folder_is_checked_without_a_database(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("registration.bpmn"),
                changed("registration.bpmn", "group('commune-chair'", "group('commune-chief'"));

        assertThat(run("--check-models", folder.toString()))
                .isEqualTo(
                        "1 LỖI  Tệp registration.bpmn, phần tử UserTask_Register «Đăng ký phấn đấu»: không có vai trò"
                                + " «commune-chief». Có phải là «commune-chair»? Hãy sửa lại.\n1 lỗi, 0 lời nhắc.\n");
        assertThat(run("--check-models=processes")).isEqualTo("0 0 lỗi, 0 lời nhắc.\n");
        assertThat(run("--check-models", folder + "/none")).startsWith("2 Hãy ghi thư mục");
        assertThat(run("--check-models", "processes", "--format=xml")).startsWith("2 Không có dạng báo cáo này");
    }

    @Test
    void programs_read_the_faults_as_json_and_as_sarif(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("registration.bpmn"),
                changed("registration.bpmn", "group('commune-chair'", "group('commune-chief'"));

        JsonNode json = new ObjectMapper()
                .readTree(run("--check-models", folder.toString(), "--format=json")
                        .substring(2));
        assertThat(json.at("/faults/0/rule").asText()).isEqualTo("role");
        assertThat(json.at("/faults/0/element").asText()).isEqualTo("UserTask_Register");

        JsonNode sarif = new ObjectMapper()
                .readTree(run("--check-models", folder.toString(), "--format=sarif")
                        .substring(2));
        assertThat(sarif.at("/version").asText()).isEqualTo("2.1.0");
        JsonNode result = sarif.at("/runs/0/results/0");
        assertThat(result.at("/ruleId").asText()).isEqualTo("role");
        assertThat(result.at("/level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText()).contains("commune-chief");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("registration.bpmn");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(13);
    }

    /** The exit code and what was written. */
    private static String run(String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        int code = CheckModelsCommand.run(out, arguments);
        return code + " " + written.toString(StandardCharsets.UTF_8);
    }

    private List<Fault> faults(String file, String from, String to) {
        byte[] content = changed(file, from, to).getBytes(StandardCharsets.UTF_8);
        return check.faults(ModelFiles.of(Map.of(file, content)).completedWith(check.shipped()));
    }

    private String changed(String file, String from, String to) {
        String text = check.shipped().sources().get(file).text();
        assertThat(text).as("«%s» is in %s", from, file).contains(from);
        return text.replace(from, to);
    }
}
