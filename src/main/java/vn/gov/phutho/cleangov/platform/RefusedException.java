package vn.gov.phutho.cleangov.platform;

/**
 * Carries a {@link Refusal} out through the engine or the web layer. Its message is Vietnamese and is shown to the
 * official as it stands; it is no defect and does not belong in the error log.
 */
public class RefusedException extends RuntimeException {

    public RefusedException(String message) {
        super(message, null, false, false);
    }
}
