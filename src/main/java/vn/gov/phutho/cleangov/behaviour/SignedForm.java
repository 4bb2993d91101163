package vn.gov.phutho.cleangov.behaviour;

import java.util.HashMap;
import java.util.Map;
import vn.gov.phutho.cleangov.engine.Signature;

/** The answers of forms that sign papers, with the signer's confirmation. */
public final class SignedForm {

    private SignedForm() {}

    /** The same answers, and the signer has read the papers. */
    public static Map<String, Object> confirmed(Map<String, ?> answers) {
        Map<String, Object> signed = new HashMap<>(answers);
        signed.put(Signature.CONFIRMED, true);
        return signed;
    }
}
