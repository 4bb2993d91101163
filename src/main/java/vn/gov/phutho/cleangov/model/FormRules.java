package vn.gov.phutho.cleangov.model;

import static vn.gov.phutho.cleangov.model.Elements.camunda;
import static vn.gov.phutho.cleangov.model.Elements.inputs;
import static vn.gov.phutho.cleangov.model.Elements.locals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import vn.gov.phutho.cleangov.engine.ModelExpressions.StepCall;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** A form, its task and the step that reads it fit together, and Tasklist can show the form. */
final class FormRules implements ModelRule {

    /** The components that Tasklist shows. A button, a picture and an address of another page have no place in a task. */
    private static final Set<String> SHOWN = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "text",
            "html",
            "spacer",
            "separator",
            "group",
            "table",
            "expression");

    private static final Set<String> WITH_OPTIONS = Set.of("radio", "select", "checklist", "taglist");

    private static final int SCHEMA_OF_THE_ENGINE = 16;

    private final StepLibrary steps;

    FormRules(StepLibrary steps) {
        this.steps = steps;
    }

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        Map<String, FormFile> forms =
                set.forms().stream().collect(Collectors.toMap(FormFile::name, Function.identity()));
        Set<String> known = set.sources().keySet();
        Set<String> subjects = subjects(set);
        Set<String> used = new TreeSet<>();
        for (ProcessFile file : set.processes()) {
            for (FlowNode node : file.all(FlowNode.class)) {
                Optional<String> name = Elements.form(node);
                if (node instanceof UserTask || name.isPresent()) {
                    used.add(name.orElse(""));
                    bound(file, node, name.orElse(""), known, faults);
                    name.map(forms::get).ifPresent(form -> fits(file, node, form, subjects, faults));
                }
            }
        }
        for (FormFile form : forms.values()) {
            faults.advise(
                    used.contains(form.name()),
                    "form",
                    Place.of(form.source()),
                    "không việc nào dùng biểu mẫu này",
                    "Hãy gắn biểu mẫu vào một việc, hoặc bỏ tệp");
            if (form.isCamundaForm()) {
                camundaForm(form, faults);
            }
        }
    }

    /** What the processes say themselves: of which agency, of which measure. */
    private static Set<String> subjects(ModelFiles set) {
        return set.processes().stream()
                .flatMap(file -> Stream.concat(
                        file.all(MultiInstanceLoopCharacteristics.class).stream()
                                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable),
                        file.all(CamundaIn.class).stream().map(CamundaIn::getCamundaTarget)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static void bound(ProcessFile file, FlowNode node, String form, Set<String> known, Faults faults) {
        Place place = Place.of(file, node);
        if (form.isEmpty()) {
            faults.demand(
                    false, "form", place, "việc không có biểu mẫu", "Hãy đặt Form là Camunda Form và ghi mã biểu mẫu");
            return;
        }
        String key = camunda(node, "formKey");
        faults.demand(
                known.contains(form),
                "form",
                place,
                "không có biểu mẫu «%s»".formatted(form),
                () -> Similar.to(form, known)
                        .map("Có phải là «%s»? Hãy sửa lại"::formatted)
                        .orElse("Hãy triển khai cả tệp " + form));
        faults.demand(
                key == null
                        ? "deployment".equals(camunda(node, "formRefBinding"))
                        : key.startsWith("embedded:deployment:"),
                "binding",
                place,
                "biểu mẫu không gắn với cùng bản phát hành",
                "Hãy đặt Form binding là deployment");
    }

    private void fits(ProcessFile file, FlowNode node, FormFile form, Set<String> subjects, Faults faults) {
        Place place = Place.of(file, node);
        if (node instanceof UserTask) {
            for (String field : form.variables()) {
                faults.demand(
                        locals(node).contains(field),
                        "form-field",
                        place,
                        "trường «%s» của biểu mẫu %s chưa là biến riêng của việc".formatted(field, form.name()),
                        "Hãy thêm Input parameter «%s»".formatted(field));
            }
            for (String input : inputs(node)) {
                faults.advise(
                        form.variables().contains(input),
                        "form-field",
                        place,
                        "Input parameter «%s» không có trong biểu mẫu %s".formatted(input, form.name()),
                        "Hãy bỏ nó, hoặc thêm trường vào biểu mẫu");
            }
            for (String field : form.sends()) {
                faults.demand(
                        !subjects.contains(field),
                        "form-field",
                        Place.of(form.source(), field),
                        "biểu mẫu hỏi «%s», là điều quy trình đã biết và người làm không được đổi".formatted(field),
                        "Hãy đặt tên khác cho trường này");
            }
        }
        read(file, node, form, place, faults);
    }

    private void read(ProcessFile file, FlowNode node, FormFile form, Place place, Faults faults) {
        List<StepCall> calls = Elements.steps(reader(file, node));
        Set<String> texts = calls.stream()
                .flatMap(call -> steps.texts(call.bean()).stream())
                .collect(Collectors.toSet());
        for (String field : form.sends()) {
            faults.demand(
                    texts.contains(field),
                    "field-not-read",
                    Place.of(form.source(), field),
                    "không bước nào đọc trường «%s», nên điều người làm ghi sẽ mất".formatted(field),
                    () -> Similar.to(field, texts)
                            .map("Có phải là «%s»? Hãy sửa lại, hoặc bỏ trường"::formatted)
                            .orElse("Hãy bỏ trường này"));
        }
        if (node instanceof UserTask) {
            Set<String> own = inputs(node);
            for (StepCall call : calls) {
                for (String variable : steps.variablesReadBy(call)) {
                    faults.demand(
                            !own.contains(variable) || form.variables().contains(variable),
                            "field-missing",
                            place,
                            "bước «%s» cần trường «%s» mà biểu mẫu %s không có".formatted(call, variable, form.name()),
                            "Hãy đặt lại trường «%s» vào biểu mẫu".formatted(variable));
                }
            }
        }
    }

    /** Who reads a form's answer: the task itself, or what follows a start event. */
    private static FlowNode reader(ProcessFile file, FlowNode node) {
        List<SequenceFlow> ways = node instanceof StartEvent ? Flows.of(file).from(node) : List.of();
        return ways.size() == 1 ? ways.get(0).getTarget() : node;
    }

    private static void camundaForm(FormFile form, Faults faults) {
        JsonNode json = form.json();
        Place whole = Place.of(form.source());
        faults.demand(
                form.name().equals(json.path("id").asText() + ModelSource.CAMUNDA_FORM),
                "form",
                whole,
                "tên tệp và mã biểu mẫu (%s) khác nhau"
                        .formatted(json.path("id").asText()),
                "Hãy đặt hai tên giống nhau");
        faults.demand(
                json.path("schemaVersion").asInt() <= SCHEMA_OF_THE_ENGINE,
                "form",
                whole,
                "biểu mẫu được lưu theo phiên bản %s mà Tasklist chưa đọc được"
                        .formatted(json.path("schemaVersion").asText()),
                "Hãy đặt schemaVersion là " + SCHEMA_OF_THE_ENGINE);
        Set<String> keys = new HashSet<>();
        for (JsonNode component : form.components()) {
            component(form, component, keys, faults);
        }
    }

    private static void component(FormFile form, JsonNode component, Set<String> keys, Faults faults) {
        String type = component.path("type").asText();
        String key = component.path("key").asText();
        Place place =
                Place.of(form.source(), key.isEmpty() ? component.path("id").asText() : key);
        faults.demand(
                SHOWN.contains(type),
                "component",
                place,
                "Tasklist không hiện được thành phần «%s»".formatted(type),
                "Hãy dùng một thành phần khác, ví dụ textfield, radio, select");
        if (key.isEmpty()) {
            return;
        }
        faults.demand(
                keys.add(key),
                "component",
                place,
                "hai trường có cùng khóa «%s»".formatted(key),
                "Hãy đổi khóa (Key) của một trường");
        faults.demand(
                FormFile.labels(component).allMatch(Elements::isVietnamese),
                "label",
                place,
                "trường «%s» hoặc lựa chọn của nó chưa có nhãn tiếng Việt".formatted(key),
                "Hãy ghi nhãn bằng tiếng Việt");
        faults.demand(
                !WITH_OPTIONS.contains(type)
                        || !component.path("values").isEmpty()
                        || component.has("valuesKey")
                        || component.has("valuesExpression"),
                "component",
                place,
                "trường «%s» không có lựa chọn nào".formatted(key),
                "Hãy thêm các lựa chọn");
    }
}
