package vn.gov.phutho.cleangov.engine;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Moves people between groups, and open tasks between people. Permissions were checked before: in the engine an official
 * may not change groups, so this runs without authorization.
 */
@Component
public class GroupMembers {

    // Resolved lazily: the engine needs the steps, and the steps need this bean.
    private final ObjectProvider<ProcessEngine> engine;
    private final EngineCommands commands;

    public GroupMembers(ObjectProvider<ProcessEngine> engine, EngineCommands commands) {
        this.engine = engine;
        this.commands = commands;
    }

    /** The groups of an account; none if it does not exist. */
    public List<String> groupsOf(String account) {
        return commands.withoutAuthorization(
                () -> identity().createGroupQuery().groupMember(account).unlimitedList().stream()
                        .map(Group::getId)
                        .sorted()
                        .toList());
    }

    /** @return whether it was not a member before */
    public boolean join(String account, String group) {
        if (groupsOf(account).contains(group)) {
            return false;
        }
        commands.withoutAuthorization(() -> {
            identity().createMembership(account, group);
            return null;
        });
        return true;
    }

    public void leave(String account, String group) {
        commands.withoutAuthorization(() -> {
            identity().deleteMembership(account, group);
            return null;
        });
    }

    /** Assigns the open tasks of these groups that one person has claimed to the other. */
    public void handOver(Collection<String> groups, String from, String to) {
        commands.withoutAuthorization(() -> {
            taken(groups, from).forEach(task -> tasks().setAssignee(task.getId(), to));
            return null;
        });
    }

    /**
     * Unassigns the open tasks of these groups that a person has claimed: every member of their groups can claim them
     * again.
     */
    public void putBack(Collection<String> groups, String from) {
        commands.withoutAuthorization(() -> {
            taken(groups, from).forEach(task -> tasks().setAssignee(task.getId(), null));
            return null;
        });
    }

    /** Assigns an open task to a person, also if another person had claimed it. */
    public void give(String taskId, String account) {
        commands.withoutAuthorization(() -> {
            tasks().setAssignee(taskId, account);
            return null;
        });
    }

    private List<Task> taken(Collection<String> groups, String account) {
        return groups.isEmpty()
                ? List.of()
                : tasks().createTaskQuery()
                        .taskAssignee(account)
                        .taskCandidateGroupIn(List.copyOf(groups))
                        .includeAssignedTasks()
                        .unlimitedList();
    }

    private IdentityService identity() {
        return engine.getObject().getIdentityService();
    }

    private TaskService tasks() {
        return engine.getObject().getTaskService();
    }
}
