package vn.gov.phutho.cleangov.unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.AccountStore;
import vn.gov.phutho.cleangov.engine.AccountStore.NewAccount;

/**
 * Creates a group for every post and for the roles in the system, the groups' authorizations as {@link Right} has them, and in
 * a demo an account for each of them.
 * Existing entries are not changed, except the name of a group whose unit was renamed, and what administrators may do. An account is created once;
 * later changes by an administrator are kept.
 *
 * <p>Runs when all beans exist, including the engine, and before the web server accepts its first request.
 */
@Component
class AccountProvisioning implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AccountProvisioning.class);

    /** The roles in the system whose groups are created here. */
    private static final List<SystemRole> ROLES = Stream.of(SystemRole.values())
            .filter(role -> role != SystemRole.ADMINISTRATOR)
            .toList();

    private final AccountStore store;
    private final UnitService units;
    private final DemoProperties demo;

    AccountProvisioning(AccountStore store, UnitService units, DemoProperties demo) {
        this.store = store;
        this.units = units;
        this.demo = demo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        long start = System.nanoTime();
        List<Post> posts = units.posts();
        Map<String, String> names = posts.stream()
                .collect(Collectors.toMap(Post::group, Post::groupName, (one, other) -> one, LinkedHashMap::new));
        ROLES.forEach(role -> names.put(role.group(), role.title()));
        List<Unit> issuing = Stream.concat(units.provinces().stream(), units.districts().stream())
                .toList();
        issuing.forEach(unit -> names.putAll(deputies(unit)));
        int groups = store.keepGroups(names);
        store.openToEverybody(Stream.of(Right.values())
                .filter(Right::isEverybodys)
                .flatMap(right -> right.application().stream())
                .toList());
        store.nameToEverybody(issuing.stream()
                .flatMap(unit -> Stream.concat(
                        Stream.of(Role.chairOf(unit.level()).group(unit.code())), deputies(unit).keySet().stream()))
                .toList());
        store.allowToStart(startable());
        groupsWith(Right.DEPLOY_MODELS).forEach(store::allowToDeploy);
        groupsWith(Right.COUNT_WORK).forEach(store::allowToCount);
        store.allowAllButOfficialsWork(SystemRole.ADMINISTRATOR.group());
        int accounts = demo.accounts() ? createAccounts(posts) : 0;
        LOG.info(
                "{} posts: {} groups and {} demo accounts written in {} ms",
                posts.size(),
                groups,
                accounts,
                (System.nanoTime() - start) / 1_000_000);
    }

    /** The groups of the people who may sign for the chair of a unit, with their names. */
    private static Map<String, String> deputies(Unit unit) {
        return Stream.of(SigningField.values())
                .collect(
                        Collectors.toMap(field -> field.group(unit.code()), field -> "Người ký thay – " + unit.name()));
    }

    private int createAccounts(List<Post> posts) {
        Set<String> groups = posts.stream().map(Post::group).collect(Collectors.toSet());
        Stream<NewAccount> holders = posts.stream()
                .map(post -> new NewAccount(
                        post.account(),
                        post.signs() ? DemoNames.familyName(post.group()) : post.title(),
                        post.signs()
                                ? DemoNames.givenName(post.group())
                                : post.unit().name(),
                        post.mailAddress(),
                        post.groups(groups)));
        Stream<NewAccount> others = ROLES.stream()
                .map(role -> new NewAccount(
                        role.group(), role.title(), null, role.group() + "@cleangov.example", List.of(role.group())));
        return store.createAccounts(Stream.concat(holders, others).toList(), demo.password());
    }

    /** The groups of the roles in the system that have this right, without the administrators: the engine allows them all. */
    private static Stream<String> groupsWith(Right right) {
        return ROLES.stream().filter(right::isOf).map(SystemRole::group);
    }

    /** The processes that a group may start with a form. */
    private Map<String, List<String>> startable() {
        Map<String, List<String>> processes = new LinkedHashMap<>();
        for (Right right : Right.values()) {
            right.process()
                    .ifPresent(process -> Stream.of(Role.values())
                            .filter(right::isOf)
                            .flatMap(role -> units.at(role.level()).stream().map(unit -> role.group(unit.code())))
                            .forEach(group -> processes
                                    .computeIfAbsent(group, one -> new ArrayList<>())
                                    .add(process)));
        }
        return processes;
    }
}
