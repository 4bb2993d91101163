package vn.gov.phutho.cleangov.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.AccountStore.NewAccount;

/**
 * Creates and changes many accounts in the transaction of the caller, as the current user, who must be allowed to: rights are
 * not checked here. The engine's log of operations, and so the audit log, gets each change.
 */
@Component
public class AccountBatch {

    private static final int CHUNK = 500;

    private final ObjectProvider<ProcessEngine> engine;
    private final EngineCommands commands;
    private final StrongDigests digests;
    private final ObjectProvider<PasswordListener> listeners;
    private final CurrentUser user;

    AccountBatch(
            ObjectProvider<ProcessEngine> engine,
            EngineCommands commands,
            StrongDigests digests,
            ObjectProvider<PasswordListener> listeners,
            CurrentUser user) {
        this.engine = engine;
        this.commands = commands;
        this.digests = digests;
        this.listeners = listeners;
        this.user = user;
    }

    /**
     * What is different in an account that exists.
     *
     * @param name the full name; null if it stays
     * @param mail null if it stays
     * @param groups the groups that it gets in addition
     */
    public record Change(String account, String name, String mail, List<String> groups) {}

    private record Secret(String salt, String digest) {}

    /**
     * Creates accounts that do not exist.
     *
     * @param passwords a random password of at least 80 bits by account, to be changed at the first log-in; an account without
     *     one cannot log in with a password
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void create(List<NewAccount> accounts, Map<String, String> passwords) {
        Map<String, Secret> secrets = passwords.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> secret(one.getValue())));
        inChunks(
                accounts,
                chunk -> chunk.forEach(account -> {
                    UserEntity created = (UserEntity) identity().newUser(account.id());
                    created.setFirstName(account.firstName());
                    created.setLastName(account.lastName());
                    created.setEmail(account.mail());
                    Secret secret = secrets.get(account.id());
                    if (secret != null) {
                        created.setSalt(secret.salt());
                        created.setDbPassword(secret.digest());
                    }
                    identity().saveUser(created);
                    account.groups().forEach(group -> identity().createMembership(account.id(), group));
                }));
        if (!secrets.isEmpty()) {
            listeners.forEach(listener -> listener.firstPasswordsSet(secrets.keySet(), user.id()));
        }
    }

    /** Changes accounts that exist. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(List<Change> changes) {
        inChunks(changes, chunk -> {
            Map<String, User> known = identity()
                    .createUserQuery()
                    .userIdIn(chunk.stream().map(Change::account).toArray(String[]::new))
                    .unlimitedList()
                    .stream()
                    .collect(Collectors.toMap(User::getId, Function.identity()));
            chunk.forEach(change -> change(known.get(change.account()), change));
        });
    }

    private void change(User account, Change change) {
        if (change.name() != null) {
            account.setFirstName(change.name());
            account.setLastName(null);
        }
        if (change.mail() != null) {
            account.setEmail(change.mail());
        }
        if (change.name() != null || change.mail() != null) {
            identity().saveUser(account);
        }
        change.groups().forEach(group -> identity().createMembership(change.account(), group));
    }

    private Secret secret(String password) {
        String salt = ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getSaltGenerator()
                .generateSalt();
        return new Secret(salt, digests.ofRandom(EncryptionUtil.saltPassword(password, salt)));
    }

    /** One flush of the engine for each chunk instead of one for each call. */
    private <T> void inChunks(List<T> all, Consumer<List<T>> call) {
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<T> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            commands.withoutAuthorization(() -> {
                call.accept(chunk);
                return null;
            });
        }
    }

    private IdentityService identity() {
        return engine.getObject().getIdentityService();
    }
}
