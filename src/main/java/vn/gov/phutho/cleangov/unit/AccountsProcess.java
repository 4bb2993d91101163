package vn.gov.phutho.cleangov.unit;

import java.util.ArrayList;
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
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Tells the engine who there is: a group for every post, what these groups may do, and in a demonstration an account for
 * every post. What exists already stays, but for the name of a group whose unit has a new one; an account is created
 * once, and what an administrator then makes of it is theirs.
 *
 * <p>Runs once all beans are there, the engine among them, and before the web server takes its first request.
 */
@Component
class AccountsProcess implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsProcess.class);
    private static final String GROUP_TYPE = "WORKFLOW";
    private static final int CHUNK = 500;
    private static final List<String> STARTED_BY_PROVINCE =
            List.of("annual-cycle", "deadline-change", "calendar-change");
    private static final List<String> STARTED_BY_DISTRICTS = List.of("remediation");
    private static final List<String> STARTED_BY_CHAIRS = List.of("reclassification");

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final UnitService units;
    private final DemoProperties demo;

    AccountsProcess(ProcessEngine engine, UnitService units, DemoProperties demo) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.identity = engine.getIdentityService();
        this.authorizations = engine.getAuthorizationService();
        this.units = units;
        this.demo = demo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        long start = System.nanoTime();
        List<Post> posts = units.posts();
        int groups = createGroups(posts);
        grantWhatEverybodyNeeds();
        int accounts = demo.accounts() ? createAccounts(posts) : 0;
        LOG.info(
                "{} posts: {} groups and {} demo accounts written in {} ms",
                posts.size(),
                groups,
                accounts,
                (System.nanoTime() - start) / 1_000_000);
    }

    private int createGroups(List<Post> posts) {
        Map<String, Group> known = identity.createGroupQuery().unlimitedList().stream()
                .collect(Collectors.toMap(Group::getId, group -> group));
        List<Post> stale = posts.stream()
                .filter(post -> !known.containsKey(post.group())
                        || !post.groupName().equals(known.get(post.group()).getName()))
                .toList();
        inChunks(stale, post -> {
            Group group = known.containsKey(post.group()) ? known.get(post.group()) : identity.newGroup(post.group());
            group.setName(post.groupName());
            group.setType(GROUP_TYPE);
            identity.saveGroup(group);
        });
        return stale.size();
    }

    private int createAccounts(List<Post> posts) {
        Set<String> known = identity.createUserQuery().unlimitedList().stream()
                .map(User::getId)
                .collect(Collectors.toSet());
        List<Post> missing =
                posts.stream().filter(post -> !known.contains(post.account())).toList();
        Set<String> groups = posts.stream().map(Post::group).collect(Collectors.toSet());
        // One digest for all: a strong password encoder needs a tenth of a second for each, and they share the
        // password.
        String salt = engine.getSaltGenerator().generateSalt();
        String digest = engine.getPasswordManager().encrypt(EncryptionUtil.saltPassword(demo.password(), salt));
        inChunks(missing, post -> {
            UserEntity user = (UserEntity) identity.newUser(post.account());
            user.setFirstName(post.title());
            user.setLastName(post.unit().name());
            user.setEmail(post.mailAddress());
            user.setSalt(salt);
            user.setDbPassword(digest);
            identity.saveUser(user);
            identity.createMembership(post.account(), post.group());
            if (post.isFront() && groups.contains(post.frontGroup())) {
                identity.createMembership(post.account(), post.frontGroup());
            }
        });
        return missing.size();
    }

    private void grantWhatEverybodyNeeds() {
        List<Authorization> missing = new ArrayList<>();
        Set<String> applications = granted(Authorization.ANY, Resources.APPLICATION);
        for (String application : List.of("tasklist", "welcome")) {
            if (!applications.contains(application)) {
                Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
                missing.add(filled(everybody, Resources.APPLICATION, application, Permissions.ACCESS));
            }
        }
        if (!granted(Authorization.ANY, Resources.PROCESS_DEFINITION).contains(Authorization.ANY)) {
            // The diagram beside a task: where it stands and what comes next.
            Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            missing.add(filled(everybody, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ));
        }
        for (Unit province : units.provinces()) {
            missing.addAll(toStart(STARTED_BY_PROVINCE, Role.PROVINCE_OFFICER.group(province.code())));
            missing.addAll(toStart(STARTED_BY_CHAIRS, Role.PROVINCE_CHAIR.group(province.code())));
        }
        for (Unit district : units.districts()) {
            missing.addAll(toStart(STARTED_BY_DISTRICTS, Role.DISTRICT_OFFICER.group(district.code())));
            missing.addAll(toStart(STARTED_BY_CHAIRS, Role.DISTRICT_CHAIR.group(district.code())));
        }
        inChunks(missing, authorizations::saveAuthorization);
    }

    /** What a group lacks to start these processes by their forms. */
    private List<Authorization> toStart(List<String> processes, String group) {
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

    /** The ids of the resources of this kind for which the group, or everybody, has been granted something. */
    private Set<String> granted(String group, Resource resource) {
        var query = authorizations.createAuthorizationQuery().resourceType(resource);
        query = group.equals(Authorization.ANY)
                ? query.authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                : query.authorizationType(Authorization.AUTH_TYPE_GRANT).groupIdIn(group);
        return query.unlimitedList().stream().map(Authorization::getResourceId).collect(Collectors.toSet());
    }

    private Authorization grantTo(String group) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
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

    /** One transaction and one flush of the engine per chunk, instead of one for every deed. */
    private <T> void inChunks(List<T> all, Consumer<T> deed) {
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<T> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            engine.getCommandExecutorTxRequired().execute(context -> {
                chunk.forEach(deed);
                return null;
            });
        }
    }
}
