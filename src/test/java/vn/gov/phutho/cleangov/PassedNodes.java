package vn.gov.phutho.cleangov;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.stereotype.Component;

/**
 * The nodes that processes have entered in the tests, in transactions that held. It lies on the class path of the tests, so
 * every application that they start finds it, one in a process of its own too. Each process writes a file of its own, at
 * once: it may be killed. Each run of Maven has names of its own, so that no run counts what another has passed.
 */
@Component
class PassedNodes extends AbstractProcessEnginePlugin implements HistoryEventHandler {

    static final Path DIRECTORY = Path.of("target/process-coverage");

    /** pom.xml names it; outside of Maven nothing is recorded. */
    private static final Optional<String> RUN = Optional.ofNullable(System.getenv("PROCESS_COVERAGE_RUN"));

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    static boolean areRecorded() {
        return RUN.isPresent();
    }

    /** Of all processes of this run: {@code registration UserTask_Register}. */
    static Set<String> ofThisRun() {
        Set<String> passed = new HashSet<>();
        if (RUN.isPresent() && Files.isDirectory(DIRECTORY)) {
            Models.files(DIRECTORY, ".passed").stream()
                    .filter(file -> file.getFileName().toString().startsWith(RUN.get()))
                    .forEach(file -> passed.addAll(Models.read(file).lines().toList()));
        }
        return passed;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomHistoryEventHandlers().add(this);
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (RUN.isPresent()
                && event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)
                && event instanceof HistoricActivityInstanceEventEntity node) {
            String passed = node.getProcessDefinitionKey() + " " + node.getActivityId();
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, committed -> record(passed));
        }
    }

    private static void record(String passed) {
        if (SEEN.add(passed)) {
            String file = RUN.orElseThrow() + "-" + ProcessHandle.current().pid() + ".passed";
            try {
                Files.createDirectories(DIRECTORY);
                Files.writeString(DIRECTORY.resolve(file), passed + "\n", CREATE, APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot record " + passed, e);
            }
        }
    }
}
