package vn.gov.phutho.cleangov.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts the process of a dossier and sends it messages about decisions of other processes. */
@Component
public class DossierProcess {

    private static final String PROCESS = "commune-dossier";
    private static final String DECISION_WITHDRAWN = "decision-withdrawn";
    private static final List<String> PROCESSES_OF_A_CLASS = List.of(PROCESS, "reclassification");

    private final ObjectProvider<RuntimeService> runtime;

    DossierProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void dossierOpened(Dossier dossier, String communeName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        PROCESS, dossier.getId().toString(), Map.of("unitName", communeName, "year", dossier.year()));
    }

    /** The district has decided the class. After a request for excellence the dossier waits for the province. */
    public void dossierClassified(DossierId id, boolean excellenceRequested) {
        tell(id, "dossier-classified", Map.of("excellenceRequested", excellenceRequested));
    }

    /** The province has decided on excellence. */
    public void excellenceDecided(DossierId id) {
        tell(id, "excellence-decided", Map.of());
    }

    /**
     * Starts {@code reclassification}, which reopens the dossier: a finding requires a new decision on its class.
     *
     * @param cause the kind of cause, as officials read it: «Kiểm tra lại ngẫu nhiên»
     * @param reason the finding
     * @param agencies codes of the agencies that must appraise again; may be empty
     * @param by the account that demands it
     */
    public void dossierReopened(DossierId id, String cause, String reason, Collection<String> agencies, String by) {
        runtime.getObject()
                .createMessageCorrelation("dossier-reopened")
                .processInstanceBusinessKey(id.toString())
                .setVariables(Map.of(
                        "cause", cause, "reason", reason, "agencies", String.join(",", agencies), "demandedBy", by))
                .correlateStartMessage();
    }

    /**
     * The district's decision is withdrawn: processes that wait for the province's decision stop waiting.
     *
     * @param reclassification the process that has withdrawn it; it gets no message
     * @return false if a process of the dossier cannot receive the message at this moment; the caller tries again
     */
    public boolean decisionWithdrawn(DossierId id, String reclassification) {
        List<String> running = PROCESSES_OF_A_CLASS.stream()
                .flatMap(process -> runtime
                        .getObject()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(id.toString())
                        .list()
                        .stream())
                .map(ProcessInstance::getId)
                .filter(process -> !process.equals(reclassification))
                .toList();
        List<EventSubscription> waiting = running.stream()
                .flatMap(process -> runtime
                        .getObject()
                        .createEventSubscriptionQuery()
                        .processInstanceId(process)
                        .eventName(DECISION_WITHDRAWN)
                        .list()
                        .stream())
                .toList();
        waiting.forEach(one -> runtime.getObject().messageEventReceived(DECISION_WITHDRAWN, one.getExecutionId()));
        return waiting.size() == running.size();
    }

    // The called processes have the same key, but only one instance of a dossier waits for these messages.
    private void tell(DossierId id, String message, Map<String, Object> facts) {
        runtime.getObject()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(id.toString())
                .setVariables(facts)
                .correlate();
    }
}
