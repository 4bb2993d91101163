package vn.gov.phutho.cleangov.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.AccountStore.NewAccount;
import vn.gov.phutho.cleangov.engine.AdministrativeAct.Kind;

/** Keeps single accounts as another system describes them: their name, mail address and groups. They get no password here. */
@Component
public class AccountKeeper {

    private final ObjectProvider<ProcessEngine> engine;
    private final EngineCommands commands;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AccountKeeper(
            ObjectProvider<ProcessEngine> engine,
            EngineCommands commands,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.engine = engine;
        this.commands = commands;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Creates the account or changes it, so that it has this name and these groups. Each change is published as an act of
     * the application.
     *
     * @param account its first and last name are shown one after the other; without a mail address, a known one stays
     * @param alsoKept groups that it keeps if it has them
     */
    public void keep(NewAccount account, Collection<String> alsoKept) {
        commands.together(() -> {
            // The first two requests of one person may come at once.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 0))")
                    .param("account", account.id())
                    .query((row, number) -> true)
                    .single();
            keepPerson(account);
            keepGroups(account, alsoKept);
        });
    }

    private void keepPerson(NewAccount account) {
        User known = identity().createUserQuery().userId(account.id()).singleResult();
        boolean sameName =
                known != null && name(known.getFirstName(), known.getLastName()).equals(nameOf(account));
        boolean sameMail =
                known != null && (account.mail() == null || account.mail().equals(known.getEmail()));
        if (sameName && sameMail) {
            return;
        }
        User user = known == null ? identity().newUser(account.id()) : known;
        if (!sameName) {
            user.setFirstName(account.firstName());
            user.setLastName(account.lastName());
        }
        if (!sameMail) {
            user.setEmail(account.mail());
        }
        identity().saveUser(user);
        announce(Kind.ACCOUNT, account, known == null ? "Tạo tài khoản" : "Sửa họ tên, thư điện tử");
    }

    private void keepGroups(NewAccount account, Collection<String> alsoKept) {
        Set<String> has = identity().createGroupQuery().groupMember(account.id()).unlimitedList().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        Set<String> added = new HashSet<>(account.groups());
        added.removeAll(has);
        added.forEach(group -> {
            identity().createMembership(account.id(), group);
            announce(Kind.MEMBERSHIP, account, "Thêm vào nhóm " + group);
        });
        has.removeAll(account.groups());
        has.removeAll(alsoKept);
        has.forEach(group -> {
            identity().deleteMembership(account.id(), group);
            announce(Kind.MEMBERSHIP, account, "Đưa ra khỏi nhóm " + group);
        });
    }

    /** The engine's log of operations has only what logged-in people do. */
    private void announce(Kind kind, NewAccount account, String text) {
        events.publishEvent(new AdministrativeAct(
                kind, CurrentUser.SYSTEM, account.id(), text + ", theo hệ thống tài khoản của cơ quan"));
    }

    private static String nameOf(NewAccount account) {
        return name(account.firstName(), account.lastName());
    }

    private static String name(String first, String last) {
        return Stream.of(first, last)
                .filter(part -> part != null && !part.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    private IdentityService identity() {
        return engine.getObject().getIdentityService();
    }
}
