package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.platform.StorableText;

/**
 * The engine's identity service, which refuses a bad password with the reason in Vietnamese instead of an English
 * sentence, and a name with characters that nobody sees. The rules are for people: the application itself may give the accounts of a demo their short password.
 */
class IdentityWithRules extends IdentityServiceImpl {

    private final PasswordRules rules;

    IdentityWithRules(PasswordRules rules) {
        this.rules = rules;
    }

    @Override
    public void saveUser(User account) {
        saveUser(account, false);
    }

    @Override
    public void saveUser(User account, boolean skipPasswordPolicy) {
        account.setFirstName(name("Tên", account.getFirstName()));
        account.setLastName(name("Họ", account.getLastName()));
        commandExecutor.execute(new CheckedSave(account, skipPasswordPolicy, rules));
    }

    @Override
    public void saveGroup(Group group) {
        group.setName(name("Tên nhóm", group.getName()));
        super.saveGroup(group);
    }

    private static String name(String what, String name) {
        return name == null ? null : StorableText.name(what, name.strip());
    }

    private static class CheckedSave extends SaveUserCmd {

        private final transient PasswordRules rules;

        CheckedSave(User account, boolean skipPasswordPolicy, PasswordRules rules) {
            super(account, skipPasswordPolicy);
            this.rules = rules;
        }

        @Override
        protected boolean shouldCheckPasswordPolicy(CommandContext context) {
            if (context.getAuthenticatedUserId() != null
                    && super.shouldCheckPasswordPolicy(context)
                    && !((UserEntity) user).checkPasswordAgainstPolicy()) {
                throw new RefusedException("Mật khẩu mới chưa đạt yêu cầu, nên chưa đổi gì. " + rules.description());
            }
            return false;
        }
    }
}
