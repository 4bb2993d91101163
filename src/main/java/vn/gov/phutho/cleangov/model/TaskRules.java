package vn.gov.phutho.cleangov.model;

import static vn.gov.phutho.cleangov.model.Elements.call;
import static vn.gov.phutho.cleangov.model.Elements.camunda;
import static vn.gov.phutho.cleangov.model.Elements.extensions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.engine.ModelExpressions.StepCall;
import vn.gov.phutho.cleangov.model.Faults.Place;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.SigningField;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** A task for people says who does it, until when and why, and the people exist. */
final class TaskRules implements ModelRule {

    private static final Set<String> ROLES = codes(Role.values());
    private static final Set<String> FIELDS = codes(SigningField.values());
    private static final Set<String> MILESTONES =
            Arrays.stream(Milestone.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    private static final Set<String> CLAUSES =
            Arrays.stream(Clause.values()).map(Clause::id).collect(Collectors.toCollection(TreeSet::new));

    private static final String GROUP = "unitSteps.group";
    private static final String SIGNERS = "unitSteps.signers";

    private static Set<String> codes(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        Map<String, UnitLevel> levels = levels(shipped);
        for (ProcessFile file : set.processes()) {
            for (UserTask task : file.all(UserTask.class)) {
                who(file, task, faults);
                untilWhen(file, task, faults);
                faults.advise(
                        !Elements.clauses(task).isEmpty(),
                        "clause",
                        Place.of(file, task),
                        "phần hướng dẫn (Documentation) chưa nêu mục của Chỉ thị",
                        "Hãy ghi mục, ví dụ D2.3a, và cách làm cho tốt");
            }
            for (BaseElement element : file.all(BaseElement.class)) {
                clauses(file, element, faults);
                parameters(file, element, faults);
            }
            roles(file, levels.get(file.source().name()), faults);
        }
    }

    private static void who(ProcessFile file, UserTask task, Faults faults) {
        String groups = camunda(task, "candidateGroups");
        Place place = Place.of(file, task);
        String remedy =
                "Hãy đặt Candidate groups, ví dụ ${unitSteps.group('commune-chair', execution.processBusinessKey)}";
        if (groups == null || groups.isBlank()) {
            faults.demand(false, "who", place, "việc không ghi ai làm", remedy);
        } else {
            faults.demand(
                    call(groups).isPresent(),
                    "who",
                    place,
                    "nhóm «%s» không có ai: mỗi nhóm là một vai trò ở một đơn vị".formatted(groups),
                    remedy);
        }
        faults.demand(
                camunda(task, "assignee") == null && camunda(task, "candidateUsers") == null,
                "who",
                place,
                "việc được giao đích danh một tài khoản",
                "Hãy bỏ Assignee và Candidate users; dùng Candidate groups để người thay cũng làm được");
    }

    private static void untilWhen(ProcessFile file, UserTask task, Faults faults) {
        String due = camunda(task, "dueDate");
        Place place = Place.of(file, task);
        String remedy = "Hãy đặt Due date, ví dụ ${cycleSteps.registrationDue(execution.processBusinessKey)}";
        if (due == null || due.isBlank()) {
            faults.demand(false, "due-date", place, "việc không có hạn, nên không ai được nhắc", remedy);
        } else {
            faults.demand(
                    call(due).isPresent(),
                    "due-date",
                    place,
                    "hạn «%s» không theo thời hạn của năm".formatted(due),
                    remedy);
        }
    }

    private static void clauses(ProcessFile file, BaseElement element, Faults faults) {
        for (String clause : Elements.clauses(element)) {
            faults.demand(
                    CLAUSES.contains(clause),
                    "clause",
                    Place.of(file, element),
                    "Chỉ thị không có mục %s".formatted(clause),
                    () -> Similar.remedy(clause, CLAUSES));
        }
    }

    /** What is handed to a called process, and must be a role or a milestone. */
    private static void parameters(ProcessFile file, BaseElement element, Faults faults) {
        for (CamundaIn in : extensions(element, CamundaIn.class)) {
            String value = in.getCamundaSourceExpression();
            if (value == null || value.contains("{")) {
                continue;
            }
            Place place = Place.of(file, element);
            if ("urgerRole".equals(in.getCamundaTarget())) {
                faults.demand(
                        ROLES.contains(value),
                        "role",
                        place,
                        "không có vai trò «%s»".formatted(value),
                        () -> Similar.remedy(value, ROLES));
            }
            if ("milestone".equals(in.getCamundaTarget())) {
                faults.demand(
                        MILESTONES.contains(value),
                        "milestone",
                        place,
                        "không có mốc thời hạn «%s»".formatted(value),
                        () -> Similar.remedy(value, MILESTONES));
            }
        }
    }

    private static void roles(ProcessFile file, UnitLevel level, Faults faults) {
        for (BaseElement element : file.all(BaseElement.class)) {
            for (StepCall call : calls(element)) {
                Place place = Place.of(file, element);
                List<Object> given = call.arguments();
                if (Set.of(GROUP, SIGNERS).contains(call.toString())
                        && !given.isEmpty()
                        && given.get(0) instanceof String role) {
                    faults.demand(
                            ROLES.contains(role),
                            "role",
                            place,
                            "không có vai trò «%s»".formatted(role),
                            () -> Similar.remedy(role, ROLES));
                    faults.demand(
                            !ROLES.contains(role) || isHeld(role, level),
                            "role",
                            place,
                            "vai trò «%s» không có ở đơn vị mà quy trình này chạy, nên nhóm không có ai"
                                    .formatted(role),
                            "Hãy dùng một vai trò của chính đơn vị đó hoặc của cấp trên");
                }
                if (SIGNERS.equals(call.toString()) && given.size() > 1 && given.get(1) instanceof String field) {
                    faults.demand(
                            FIELDS.contains(field),
                            "role",
                            place,
                            "không có loại văn bản «%s» để ủy quyền ký".formatted(field),
                            () -> Similar.remedy(field, FIELDS));
                }
            }
        }
    }

    private static List<StepCall> calls(BaseElement element) {
        return Stream.of("candidateGroups", "candidateUsers", "assignee")
                .flatMap(attribute -> call(camunda(element, attribute)).stream())
                .toList();
    }

    private static boolean isHeld(String role, UnitLevel level) {
        return level == null
                || level == UnitLevel.PROVINCE
                || role(role).level().ordinal() <= level.ordinal();
    }

    private static Role role(String code) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The level of the unit for which each process of this application runs: the lowest level of which it names a role.
     * A role of a lower level cannot be held in that unit.
     */
    private static Map<String, UnitLevel> levels(ModelFiles shipped) {
        Map<String, UnitLevel> levels = new TreeMap<>();
        for (ProcessFile file : shipped.processes()) {
            List<UnitLevel> named = new ArrayList<>();
            file.all(UserTask.class).stream()
                    .flatMap(task -> calls(task).stream())
                    .filter(call -> Set.of(GROUP, SIGNERS).contains(call.toString()))
                    .map(call -> call.arguments().get(0))
                    .filter(String.class::isInstance)
                    .map(code -> role((String) code).level())
                    .forEach(named::add);
            Optional<UnitLevel> lowest = named.stream().max(Comparator.comparingInt(Enum::ordinal));
            lowest.ifPresent(level -> levels.put(file.source().name(), level));
        }
        return levels;
    }
}
