package vn.gov.phutho.cleangov.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * A rehearsal plays any units file, even one of a single commune, and goes on where an official fails. Before each kind of
 * task is done for the first time, its official tries to say what the task is about; that is for the process to say (D5).
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "cleangov.database.directory=target/databases/${random.uuid}",
            // No power fails here: a commit need not wait for the disk.
            "cleangov.database.durable=false",
            // The engine's name is known to the whole JVM, where other tests have one of their own.
            "camunda.bpm.process-engine-name=smallest-rehearsal",
            "cleangov.units.file=classpath:units-one.csv",
            "cleangov.units.agencies=classpath:agencies-small.csv",
            "cleangov.demo.open-year=false",
            "cleangov.clock.starts-on=--01-01"
        })
@ActiveProfiles("demo")
@DirtiesContext
@Tag(CleangovTest.APPLICATION)
class SmallestRehearsalTest {

    private static final String FORGED = "forged";

    @Autowired
    private Rehearsal rehearsal;

    @MockitoSpyBean
    private Officials officials;

    @Autowired
    private CycleService cycles;

    @Autowired
    private Clock clock;

    @Autowired
    private List<StageRehearsal> stages;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    /** What was answered to each forged variable, by element. */
    private final Map<String, Map<String, String>> forged = new TreeMap<>();

    private NaughtyAnswers naughty;

    @BeforeEach
    void no_text_is_tried_yet() {
        naughty = new NaughtyAnswers(tasks, transaction, jdbc);
    }

    @Test
    void every_user_task_of_the_models_is_done_by_exactly_one_stage() {
        List<String> rehearsed = stages.stream()
                .flatMap(stage -> stage.tasks().keySet().stream())
                .sorted()
                .toList();
        List<String> elements = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(process ->
                        repository
                                .getBpmnModelInstance(process.getId())
                                .getModelElementsByType(UserTask.class)
                                .stream())
                .map(UserTask::getId)
                .sorted()
                .toList();

        assertThat(rehearsed).isEqualTo(elements);
        assertThat(stages.stream().flatMap(stage -> stage.processes().stream())).doesNotHaveDuplicates();
    }

    @Test
    void a_year_of_one_commune_is_played_to_its_end_though_two_officials_fail() {
        int year = LocalDate.now(clock).getYear();
        doAnswer(call -> {
                    RehearsedTask task = call.getArgument(0);
                    Map<String, Object> answers = officials(call);
                    return forged.containsKey(task.element()) ? answers : forging(task, answers);
                })
                .when(officials)
                .form(any());
        doReturn(Map.of()).when(officials).form(taskOf("UserTask_SetEmulationTargets"));
        doThrow(new IllegalStateException("planted")).when(officials).form(taskOf("UserTask_ReviewHalfYear"));

        Rehearsal.Outcome outcome = rehearsal.play(year);

        assertThat(cycles.phase(year)).as("%s", outcome).isEqualTo(Phase.CLOSED);
        assertThat(outcome.incidents()).isZero();
        assertThat(outcome.tasks()).isGreaterThan(100);
        assertThat(outcome.undone())
                .extracting(Rehearsal.Undone::reason)
                .containsExactly("Nhập số văn bản giao chỉ tiêu thi đua, ví dụ 12/QĐ-UBND.");
        assertThat(forged).as("kinds of tasks").hasSizeGreaterThan(30);
        assertThat(forged.toString()).doesNotContain(FORGED);
        assertThat(forged.values().stream().flatMap(answers -> answers.values().stream()))
                .as("refused because no form asks for it")
                .filteredOn(answer -> answer.startsWith("Biểu mẫu của việc này không có mục"))
                .hasSizeGreaterThanOrEqualTo(67);
        assertThat(naughty.count()).as("difficult texts").isGreaterThan(1000);
        assertThat(naughty.outcomes())
                .as("each is stored as it is, or refused")
                .containsOnlyKeys(NaughtyAnswers.STORED, NaughtyAnswers.REFUSED);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> officials(InvocationOnMock call) throws Throwable {
        return (Map<String, Object>) call.callRealMethod();
    }

    /**
     * Sends every variable that the model gives to the task as if it were an answer, then writes something else on the
     * task for each of them. The former is refused; the latter must not count when the task is completed.
     */
    private Map<String, Object> forging(RehearsedTask task, Map<String, Object> answers) {
        Map<String, String> outcomes = new TreeMap<>();
        for (String name : subjects(task)) {
            if (!answers.containsKey(name)) {
                outcomes.put(name, completing(task, name));
            }
        }
        naughty.tryAll(task, answers);
        outcomes.keySet().forEach(name -> tasks.setVariableLocal(task.taskId(), name, "written on the task"));
        forged.put(task.element(), outcomes);
        return answers;
    }

    /** What the process, its caller or a loop tells the task. */
    private Set<String> subjects(RehearsedTask task) {
        Set<String> names = new HashSet<>();
        for (ProcessDefinition process :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
            for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
                if (call.getCalledElement().equals(task.process())) {
                    call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list()
                            .forEach(in -> names.add(in.getCamundaTarget()));
                }
            }
            if (process.getKey().equals(task.process())) {
                UserTask element = model.getModelElementById(task.element());
                element.getChildElementsByType(ExtensionElements.class).stream()
                        .flatMap(extension ->
                                extension.getElementsQuery().filterByType(CamundaInputOutput.class).list().stream())
                        .flatMap(inputs -> inputs.getCamundaInputParameters().stream())
                        .forEach(input -> names.add(input.getCamundaName()));
                model.getModelElementsByType(MultiInstanceLoopCharacteristics.class)
                        .forEach(loop -> names.add(loop.getCamundaElementVariable()));
            }
        }
        names.remove(null); // a call that passes the business key, a loop without an element
        return new TreeSet<>(names);
    }

    private String completing(RehearsedTask task, String name) {
        String value = FORGED + " for " + task.element();
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                tasks.complete(task.taskId(), Map.of(name, value));
                return history.createHistoricVariableInstanceQuery()
                                        .variableValueEquals(name, value)
                                        .count()
                                == 0
                        ? "shown only, not stored"
                        : FORGED;
            } catch (RefusedException refused) {
                return refused.getMessage();
            }
        });
    }

    private static RehearsedTask taskOf(String element) {
        return argThat(task -> task != null && task.element().equals(element));
    }
}
