package vn.gov.phutho.cleangov.engine;

import java.util.Collection;

/** Is told when the password of an account is set, within the transaction that sets it. */
public interface PasswordListener {

    /**
     * The account has a new password.
     *
     * @param by who has set it: the account itself, an administrator, or {@link CurrentUser#SYSTEM}
     */
    void passwordSet(String account, String by);

    /**
     * These accounts were just created with a password each.
     *
     * @param by who has set the passwords
     */
    void firstPasswordsSet(Collection<String> accounts, String by);
}
