package vn.gov.phutho.cleangov.unit;

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
 * Creates a group for every post and for the roles in the system, the groups' authorizations, and in a demo an account for
 * each of them.
 * Existing entries are not changed, except the name of a group whose unit was renamed. An account is created once;
 * later changes by an administrator are kept.
 *
 * <p>Runs when all beans exist, including the engine, and before the web server accepts its first request.
 */
@Component
class AccountProvisioning implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AccountProvisioning.class);

    /** The roles in the system whose groups are created here. */
    private static final List<SystemRole> ROLES = List.of(SystemRole.AUDITOR, SystemRole.ANALYST, SystemRole.MACHINE);

    private static final List<String> APPLICATIONS = List.of("tasklist", "welcome");
    private static final List<String> STARTED_BY_PROVINCE =
            List.of("annual-cycle", "deadline-change", "calendar-change");
    private static final List<String> STARTED_BY_DISTRICTS = List.of("remediation");
    private static final List<String> STARTED_BY_CHAIRS = List.of("reclassification");

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
        store.openToEverybody(APPLICATIONS);
        store.nameToEverybody(issuing.stream()
                .flatMap(unit -> Stream.concat(
                        Stream.of(Role.chairOf(unit.level()).group(unit.code())), deputies(unit).keySet().stream()))
                .toList());
        store.allowToStart(startable());
        store.allowToDeploy(SystemRole.ANALYST.group());
        store.allowToCount(SystemRole.MACHINE.group());
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

    /** The processes that a group may start with a form. */
    private Map<String, List<String>> startable() {
        Map<String, List<String>> processes = new LinkedHashMap<>();
        for (Unit province : units.provinces()) {
            processes.put(Role.PROVINCE_OFFICER.group(province.code()), STARTED_BY_PROVINCE);
            processes.put(Role.PROVINCE_CHAIR.group(province.code()), STARTED_BY_CHAIRS);
        }
        for (Unit district : units.districts()) {
            processes.put(Role.DISTRICT_OFFICER.group(district.code()), STARTED_BY_DISTRICTS);
            processes.put(Role.DISTRICT_CHAIR.group(district.code()), STARTED_BY_CHAIRS);
        }
        return processes;
    }
}
