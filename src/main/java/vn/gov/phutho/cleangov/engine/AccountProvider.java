package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks and sets the passwords of accounts. The engine would count failed tries for each account and lock its owner
 * out; here nothing is counted, because who may try again is decided by account and address, before this check.
 */
class AccountProvider extends DbIdentityServiceProvider {

    private final StrongDigests digests;
    private final ObjectProvider<PasswordListener> listeners;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AccountProvider(
            StrongDigests digests,
            ObjectProvider<PasswordListener> listeners,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.digests = digests;
        this.listeners = listeners;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public boolean checkPassword(String account, String password) {
        if (account == null || password == null) {
            return false;
        }
        UserEntity found = findUserById(account);
        if (found == null || found.getPassword() == null) {
            digests.checkUnknownAccount(password);
            return false;
        }
        boolean right = matchPassword(password, found);
        if (digests.isOutdated(found.getPassword())) {
            if (right) {
                renewDigest(found, password);
            } else {
                // A quick answer would tell that there is such an account.
                digests.checkUnknownAccount(password);
            }
        }
        return right;
    }

    /** Replaces the digest, unless the password was changed meanwhile. Two log-ins at once do not disturb each other. */
    private void renewDigest(UserEntity account, String password) {
        ProcessEngineConfigurationImpl configuration = Context.getProcessEngineConfiguration();
        String salt = configuration.getSaltGenerator().generateSalt();
        String digest = configuration.getPasswordManager().encrypt(EncryptionUtil.saltPassword(password, salt));
        jdbc.sql("update act_id_user set pwd_ = :digest, salt_ = :salt where id_ = :id and pwd_ = :old")
                .param("digest", digest)
                .param("salt", salt)
                .param("id", account.getId())
                .param("old", account.getPassword())
                .update();
    }

    @Override
    public IdentityOperationResult deleteUser(String account) {
        events.publishEvent(new AccountDeleted(account));
        return super.deleteUser(account);
    }

    @Override
    public IdentityOperationResult deleteMembership(String account, String group) {
        events.publishEvent(new MembershipEnded(account, group));
        return super.deleteMembership(account, group);
    }

    @Override
    public IdentityOperationResult saveUser(User account) {
        boolean hasNewPassword = ((UserEntity) account).hasNewPassword();
        IdentityOperationResult result = super.saveUser(account);
        if (hasNewPassword) {
            String user = Context.getCommandContext().getAuthenticatedUserId();
            String by = user == null ? CurrentUser.SYSTEM : user;
            listeners.forEach(listener -> listener.passwordSet(account.getId(), by));
        }
        return result;
    }
}
