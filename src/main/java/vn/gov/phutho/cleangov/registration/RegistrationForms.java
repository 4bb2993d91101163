package vn.gov.phutho.cleangov.registration;

import java.util.Map;
import vn.gov.phutho.cleangov.dossier.Classification;

/** The answers of the registration's form as Tasklist sends them. */
public final class RegistrationForms {

    private RegistrationForms() {}

    public static Map<String, Object> register(Classification target, String commitment) {
        return Map.of("target", target.name(), "commitment", commitment);
    }
}
