package vn.gov.phutho.cleangov.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.AdministrativeAct.Kind;

/** Writes groups, accounts and authorizations of the engine in bulk. Existing ones are not changed. */
@Component
public class AccountStore {

    private static final String GROUP_TYPE = "WORKFLOW";
    private static final int CHUNK = 500;

    private final ObjectProvider<ProcessEngine> engine;
    private final EngineCommands commands;
    private final ApplicationEventPublisher events;

    public AccountStore(
            ObjectProvider<ProcessEngine> engine, EngineCommands commands, ApplicationEventPublisher events) {
        this.engine = engine;
        this.commands = commands;
        this.events = events;
    }

    /** An account to be created, and its groups. */
    public record NewAccount(String id, String firstName, String lastName, String mail, List<String> groups) {}

    /**
     * Creates missing groups and renames groups whose name has changed.
     *
     * @param names the names by group id
     * @return the number of groups written
     */
    public int keepGroups(Map<String, String> names) {
        Map<String, Group> known = identity().createGroupQuery().unlimitedList().stream()
                .collect(Collectors.toMap(Group::getId, group -> group));
        List<String> stale = names.keySet().stream()
                .filter(id -> !known.containsKey(id)
                        || !names.get(id).equals(known.get(id).getName()))
                .toList();
        inChunks(stale, id -> {
            Group group = known.containsKey(id) ? known.get(id) : identity().newGroup(id);
            group.setName(names.get(id));
            group.setType(GROUP_TYPE);
            identity().saveGroup(group);
        });
        announce(Kind.GROUP, stale, "Phần mềm tạo hoặc đổi tên %d nhóm");
        return stale.size();
    }

    /**
     * Creates the accounts that are missing.
     *
     * @return the number of accounts created
     */
    public int createAccounts(List<NewAccount> accounts, String password) {
        Set<String> known = identity().createUserQuery().unlimitedList().stream()
                .map(User::getId)
                .collect(Collectors.toSet());
        List<NewAccount> missing = accounts.stream()
                .filter(account -> !known.contains(account.id()))
                .toList();
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        // One digest for all, because they share the password: a strong digest takes a quarter of a second.
        String salt = configuration.getSaltGenerator().generateSalt();
        String digest = configuration.getPasswordManager().encrypt(EncryptionUtil.saltPassword(password, salt));
        inChunks(missing, account -> {
            UserEntity user = (UserEntity) identity().newUser(account.id());
            user.setFirstName(account.firstName());
            user.setLastName(account.lastName());
            user.setEmail(account.mail());
            user.setSalt(salt);
            user.setDbPassword(digest);
            identity().saveUser(user);
            account.groups().forEach(group -> identity().createMembership(account.id(), group));
        });
        announce(Kind.ACCOUNT, missing, "Phần mềm tạo %d tài khoản dùng thử, có nhóm của mình");
        return missing.size();
    }

    /** Changes the mail address of an account. Its owner needs no authorization to change accounts. */
    public void changeMail(String account, String address) {
        commands.withoutAuthorization(() -> {
            User user = identity().createUserQuery().userId(account).singleResult();
            user.setEmail(address);
            identity().saveUser(user);
            return null;
        });
    }

    /** Allows everybody to open these web applications and to see every diagram. */
    public void openToEverybody(List<String> applications) {
        List<Authorization> missing = new ArrayList<>();
        Set<String> open = granted(Authorization.ANY, Resources.APPLICATION);
        for (String application : applications) {
            if (!open.contains(application)) {
                missing.add(filled(grantToEverybody(), Resources.APPLICATION, application, Permissions.ACCESS));
            }
        }
        if (!granted(Authorization.ANY, Resources.PROCESS_DEFINITION).contains(Authorization.ANY)) {
            missing.add(filled(grantToEverybody(), Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ));
        }
        save(missing);
    }

    /** Allows everybody to read the names of these groups, which stand on tasks beside the reader's own groups. */
    public void nameToEverybody(Collection<String> groups) {
        Set<String> named = granted(Authorization.ANY, Resources.GROUP);
        save(groups.stream()
                .filter(group -> !named.contains(group))
                .map(group -> filled(grantToEverybody(), Resources.GROUP, group, Permissions.READ))
                .toList());
    }

    /**
     * Allows groups to start processes by their forms.
     *
     * @param processes the process keys by group id
     */
    public void allowToStart(Map<String, ? extends Collection<String>> processes) {
        List<Authorization> missing = new ArrayList<>();
        processes.forEach((group, some) -> missing.addAll(toStart(some, group)));
        save(missing);
    }

    /** Allows a group to deploy models and to read what is deployed, but no process that runs and no history. */
    public void allowToDeploy(String group) {
        List<Authorization> missing = new ArrayList<>();
        for (Resource models : List.of(
                Resources.DEPLOYMENT,
                Resources.PROCESS_DEFINITION,
                Resources.DECISION_DEFINITION,
                Resources.DECISION_REQUIREMENTS_DEFINITION)) {
            if (!granted(group, models).contains(Authorization.ANY)) {
                Authorization reading = filled(grantTo(group), models, Authorization.ANY, Permissions.READ);
                if (models == Resources.DEPLOYMENT) {
                    reading.addPermission(Permissions.CREATE);
                }
                missing.add(reading);
            }
        }
        save(missing);
    }

    /** Allows a group to count processes, jobs and incidents. What more it could read, its list of calls refuses. */
    public void allowToCount(String group) {
        if (!granted(group, Resources.PROCESS_DEFINITION).contains(Authorization.ANY)) {
            save(List.of(filled(
                    grantTo(group),
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    Permissions.READ,
                    Permissions.READ_INSTANCE)));
        }
    }

    /**
     * Allows the group of administrators everything with processes and tasks but what officials do: to start a process, and
     * to claim, assign, change or complete a task. An administrator who holds a post has what its group has. The engine gives
     * administrators everything where it finds no authorization, so an existing one is changed.
     */
    public void allowAllButOfficialsWork(String group) {
        List<Authorization> changed = new ArrayList<>();
        for (Authorization wanted : List.of(
                filled(
                        grantTo(group),
                        Resources.TASK,
                        Authorization.ANY,
                        TaskPermissions.READ,
                        TaskPermissions.READ_VARIABLE,
                        TaskPermissions.READ_HISTORY),
                allBut(
                        filled(
                                grantTo(group),
                                Resources.PROCESS_DEFINITION,
                                Authorization.ANY,
                                ProcessDefinitionPermissions.ALL),
                        ProcessDefinitionPermissions.CREATE_INSTANCE,
                        ProcessDefinitionPermissions.UPDATE_TASK,
                        ProcessDefinitionPermissions.UPDATE_TASK_VARIABLE,
                        ProcessDefinitionPermissions.TASK_ASSIGN,
                        ProcessDefinitionPermissions.TASK_WORK))) {
            Authorization kept = authorizations()
                    .createAuthorizationQuery()
                    .authorizationType(Authorization.AUTH_TYPE_GRANT)
                    .groupIdIn(group)
                    .resourceType(wanted.getResourceType())
                    .resourceId(Authorization.ANY)
                    .singleResult();
            if (kept == null) {
                changed.add(wanted);
            } else if (permissions(kept) != permissions(wanted)) {
                ((AuthorizationEntity) kept).setPermissions(permissions(wanted));
                changed.add(kept);
            }
        }
        save(changed);
    }

    private static int permissions(Authorization authorization) {
        return ((AuthorizationEntity) authorization).getPermissions();
    }

    private static Authorization allBut(Authorization authorization, Permission... refused) {
        for (Permission permission : refused) {
            authorization.removePermission(permission);
        }
        return authorization;
    }

    /** The authorizations that a group still needs to start these processes by their forms. */
    private List<Authorization> toStart(Collection<String> processes, String group) {
        Set<String> startable = granted(group, Resources.PROCESS_DEFINITION);
        List<Authorization> missing = processes.stream()
                .filter(process -> !startable.contains(process))
                .map(process -> filled(
                        grantTo(group),
                        Resources.PROCESS_DEFINITION,
                        process,
                        Permissions.READ,
                        Permissions.CREATE_INSTANCE))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!missing.isEmpty() && !granted(group, Resources.PROCESS_INSTANCE).contains(Authorization.ANY)) {
            missing.add(filled(grantTo(group), Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE));
        }
        return missing;
    }

    /** The ids of the resources of this kind for which the group, or everybody, has an authorization. */
    private Set<String> granted(String group, Resource resource) {
        var query = authorizations().createAuthorizationQuery().resourceType(resource);
        query = group.equals(Authorization.ANY)
                ? query.authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                : query.authorizationType(Authorization.AUTH_TYPE_GRANT).groupIdIn(group);
        return query.unlimitedList().stream().map(Authorization::getResourceId).collect(Collectors.toSet());
    }

    private Authorization grantToEverybody() {
        return authorizations().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
    }

    private Authorization grantTo(String group) {
        Authorization grant = authorizations().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        return grant;
    }

    private static Authorization filled(
            Authorization authorization, Resource resource, String resourceId, Permission... permissions) {
        authorization.setResource(resource);
        authorization.setResourceId(resourceId);
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        return authorization;
    }

    private void save(List<Authorization> some) {
        inChunks(some, authorizations()::saveAuthorization);
        announce(Kind.AUTHORIZATION, some, "Phần mềm cấp %d quyền cho các nhóm");
    }

    /** The engine's log of operations has only what logged-in people do. */
    private void announce(Kind kind, List<?> written, String text) {
        if (!written.isEmpty()) {
            commands.together(() -> events.publishEvent(
                    new AdministrativeAct(kind, CurrentUser.SYSTEM, "", text.formatted(written.size()))));
        }
    }

    /** Runs the calls in chunks: one transaction and one flush of the engine per chunk instead of one per call. */
    private <T> void inChunks(List<T> all, Consumer<T> call) {
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<T> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            commands.together(() -> chunk.forEach(call));
        }
    }

    private IdentityService identity() {
        return engine.getObject().getIdentityService();
    }

    private AuthorizationService authorizations() {
        return engine.getObject().getAuthorizationService();
    }
}
