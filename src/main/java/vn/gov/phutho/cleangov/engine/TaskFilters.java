package vn.gov.phutho.cleangov.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The four lists that every official finds in Tasklist, each person's own tasks only. Written again at every start.
 */
@Component
class TaskFilters implements SmartInitializingSingleton {

    private static final String ME = "${currentUser()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        keep(1, "Việc của tôi", "Việc tôi đã nhận và việc chờ tôi nhận", mine());
        keep(2, "Việc của đơn vị", "Mọi việc đang mở của nhóm tôi, kể cả việc người khác đã nhận", ours());
        keep(
                3,
                "Sắp đến hạn",
                "Việc đến hạn trong bảy ngày tới",
                ours().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(7)}"));
        keep(4, "Quá hạn", "Việc đã quá hạn", ours().dueBeforeExpression("${now()}"));
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression(ME)
                .taskCandidateGroupInExpression(MY_GROUPS)
                .endOr()
                .orderByDueDate()
                .asc();
    }

    private TaskQuery ours() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression(MY_GROUPS)
                .includeAssignedTasks()
                .orderByDueDate()
                .asc();
    }

    private void keep(int priority, String name, String description, TaskQuery query) {
        Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        boolean found = filter != null;
        if (!found) {
            filter = filters.newTaskFilter(name);
        }
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                priority,
                "color",
                "#7a1f1f",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(
                        Map.of("name", TaskCards.UNIT_NAME, "label", "Đơn vị"),
                        Map.of("name", TaskCards.YEAR, "label", "Năm"))));
        filters.saveFilter(filter);
        if (!found) {
            Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            everybody.setResource(Resources.FILTER);
            everybody.setResourceId(filter.getId());
            everybody.addPermission(Permissions.READ);
            authorizations.saveAuthorization(everybody);
        }
    }
}
