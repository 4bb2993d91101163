package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A person wants to sign papers. The papers are issued only if that person has confirmed that they read them.
 *
 * @param by the account of the signer
 * @param confirmed whether the signer confirmed «Tôi đã đọc văn bản và ký»
 */
public record Signature(String by, boolean confirmed) {

    /** The answer that confirms. It can be sent with every task form and does not stay in the process. */
    public static final String CONFIRMED = "confirmed";

    /** @param answers the answers of a form: those of a task, or of a process that a form starts */
    public static Signature read(VariableScope answers, String by) {
        return new Signature(by, Boolean.parseBoolean(FormFields.text(answers.getVariable(CONFIRMED))));
    }
}
