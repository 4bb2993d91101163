package vn.gov.phutho.cleangov.model;

import java.lang.ref.SoftReference;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.DeployedModels;
import vn.gov.phutho.cleangov.engine.DeploymentRules;
import vn.gov.phutho.cleangov.model.Fault.Severity;
import vn.gov.phutho.cleangov.model.Faults.Place;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * Checks what an analyst deploys, and completes it with the files in force. A file that was replaced before does not come
 * back among others by mistake, and an element on which processes stand keeps its id.
 */
@Component
class DeploymentGate implements DeploymentRules {

    private final ObjectProvider<DeployedModels> deployed;
    private SoftReference<ModelCheck> check = new SoftReference<>(null);

    // Resolved lazily: the engine asks this bean, and the deployed models ask the engine.
    DeploymentGate(ObjectProvider<DeployedModels> deployed) {
        this.deployed = deployed;
    }

    @Override
    public Map<String, byte[]> whole(Map<String, byte[]> sent, Map<String, byte[]> inForce) {
        ModelCheck rules = rules();
        ModelFiles present = ModelFiles.of(inForce, rules.shipped());
        ModelFiles whole = ModelFiles.of(sent, rules.shipped(), present).completedWith(present);
        Faults faults = new Faults();
        rules.faults(whole).stream().filter(Fault::isError).forEach(faults::add);
        for (String name : sent.keySet()) {
            if (!Arrays.equals(sent.get(name), inForce.get(name))) {
                isNotReplaced(whole, name, sent.size(), faults);
                keepsItsIds(whole, present, name, faults);
            }
        }
        refuse(faults.sorted(), rules, present, sent.keySet());
        Map<String, byte[]> all = new TreeMap<>(inForce);
        all.putAll(sent);
        return all;
    }

    private synchronized ModelCheck rules() {
        ModelCheck kept = check.get();
        if (kept == null) {
            kept = new ModelCheck();
            check = new SoftReference<>(kept);
        }
        return kept;
    }

    /** A fault that the files in force have already is not the sender's, unless it is in a file that was sent. */
    private static void refuse(List<Fault> faults, ModelCheck rules, ModelFiles present, Set<String> sent) {
        List<Fault> own = faults;
        if (faults.stream().anyMatch(fault -> !sent.contains(fault.file()))) {
            Set<Fault> old = new HashSet<>(rules.faults(present));
            own = faults.stream()
                    .filter(fault -> sent.contains(fault.file()) || !old.contains(fault))
                    .toList();
        }
        if (!own.isEmpty()) {
            throw new RefusedException(
                    RefusalCode.MODEL_FAULT, own.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        }
    }

    /** Deployed alone, an older file is asked for. Among others it was probably taken along. */
    private void isNotReplaced(ModelFiles whole, String name, int sent, Faults faults) {
        if (sent > 1) {
            deployed.getObject()
                    .replaced(name, whole.sources().get(name).content())
                    .ifPresent(
                            when -> faults.demand(
                                    false,
                                    "older",
                                    Place.of(whole.sources().get(name)),
                                    "là bản cũ (triển khai ngày %s), bản đang dùng mới hơn"
                                            .formatted(new SimpleDateFormat("dd/MM/yyyy HH:mm").format(when)),
                                    "Hãy bỏ tệp này khỏi lần triển khai; nếu đúng là muốn quay lại bản cũ, hãy triển khai riêng tệp này"));
        }
    }

    private void keepsItsIds(ModelFiles whole, ModelFiles present, String name, Faults faults) {
        Optional<ProcessFile> now = process(whole, name);
        Optional<ProcessFile> before = process(present, name);
        if (now.isEmpty() || before.isEmpty()) {
            return;
        }
        List<FlowNode> gone = new ArrayList<>(before.get().all(FlowNode.class));
        gone.removeIf(node -> now.get().bpmn().getModelElementById(node.getId()) != null);
        if (gone.isEmpty()) {
            return;
        }
        Set<String> standing = deployed.getObject().standing(before.get().id());
        for (FlowNode node : gone) {
            if (standing.contains(node.getId())) {
                renamed(before.get(), node, now.get())
                        .ifPresent(other -> faults.add(
                                Severity.ERROR,
                                "renamed",
                                Place.of(now.get(), other),
                                "mã %s được đổi thành %s trong khi có hồ sơ đang ở bước này"
                                        .formatted(node.getId(), other.getId()),
                                "Hãy giữ mã cũ (ID); chỉ nên đổi nhãn (Name)"));
            }
        }
    }

    /** The new element of the same kind with the same label or the same neighbours. */
    private static Optional<FlowNode> renamed(ProcessFile before, FlowNode node, ProcessFile now) {
        return now.all(FlowNode.class).stream()
                .filter(other -> before.bpmn().getModelElementById(other.getId()) == null)
                .filter(other -> other.getElementType()
                        .getTypeName()
                        .equals(node.getElementType().getTypeName()))
                .filter(other -> Objects.equals(other.getName(), node.getName())
                        || neighbours(now, other).equals(neighbours(before, node)))
                .findFirst();
    }

    private static List<Set<String>> neighbours(ProcessFile file, FlowNode node) {
        Flows flows = Flows.of(file);
        return List.of(
                flows.to(node).stream().map(flow -> flow.getSource().getId()).collect(Collectors.toSet()),
                flows.from(node).stream().map(flow -> flow.getTarget().getId()).collect(Collectors.toSet()));
    }

    private static Optional<ProcessFile> process(ModelFiles set, String name) {
        return set.processes().stream()
                .filter(file -> file.source().name().equals(name))
                .findFirst();
    }
}
