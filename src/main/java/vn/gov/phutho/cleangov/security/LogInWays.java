package vn.gov.phutho.cleangov.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.unit.SystemRole;

/** Which ways to log in the operator has configured, and who may use which. */
@Component
public class LogInWays {

    private final IdentityService identity;
    private final Directory directory;
    private final ProvidedAccounts accounts;
    private final List<Provider> providers;
    private final LocalLogIn local;

    LogInWays(
            IdentityService identity,
            ObjectProvider<Directory> directory,
            ProvidedAccounts accounts,
            ObjectProvider<Providers> providers,
            SignInProperties settings) {
        this.identity = identity;
        this.directory = directory.getIfAvailable();
        this.accounts = accounts;
        this.providers =
                providers.getIfAvailable(() -> new Providers(List.of())).all();
        boolean others = this.directory != null || !this.providers.isEmpty();
        LocalLogIn unsaid = others ? LocalLogIn.ADMINISTRATORS : LocalLogIn.ALL;
        this.local = settings.local() == null ? unsaid : settings.local();
    }

    List<Provider> providers() {
        return providers;
    }

    /** Whether the log-in page asks people for a name and a password. */
    boolean asksForPasswords() {
        return directory != null || local != LocalLogIn.NONE;
    }

    /** Whether everybody may log in with a password that is kept here, not only administrators. */
    public boolean everybodyHasAPassword() {
        return local == LocalLogIn.ALL;
    }

    /** Whether only administrators have a password here, and everybody else logs in at a provider. */
    boolean asksAdministratorsAlone() {
        return directory == null && local == LocalLogIn.ADMINISTRATORS;
    }

    /**
     * Who this name and password belong to. A password that is kept here comes first: an administrator logs in while the
     * directory is down.
     *
     * @throws LogInProblemException if the directory does not answer, or its person may not log in here
     */
    Optional<Recognised> recognise(String account, String password) {
        if (identity.checkPassword(account, password) && isLocal(account)) {
            return Optional.of(new Recognised(account, LogInWay.PASSWORD));
        }
        return Optional.ofNullable(directory)
                .flatMap(one -> one.recognise(account, password))
                .map(accounts::keep)
                .map(known -> new Recognised(known, LogInWay.DIRECTORY));
    }

    private boolean isLocal(String account) {
        if (local == LocalLogIn.ALL) {
            return true;
        }
        Set<String> groups = identity.createGroupQuery().groupMember(account).unlimitedList().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        return groups.equals(Set.of(SystemRole.MACHINE.group()))
                || local == LocalLogIn.ADMINISTRATORS && SystemRole.ADMINISTRATOR.isIn(groups);
    }
}
