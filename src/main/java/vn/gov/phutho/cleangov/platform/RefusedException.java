package vn.gov.phutho.cleangov.platform;

import java.util.stream.Stream;

/**
 * The application does not do what it was asked, and says why. It is thrown inside the transaction, so whatever was changed
 * before is rolled back: a refusal changes nothing. It is an answer to an official, no defect: the message is Vietnamese
 * and shown as it stands, and it does not belong in the error log.
 */
public class RefusedException extends RuntimeException {

    private final RefusalCode code;

    /** @param message one or more Vietnamese sentences: what is wrong and what to do about it */
    public RefusedException(String message) {
        this(RefusalCode.INVALID, message);
    }

    /** @param message one or more Vietnamese sentences: what is wrong and what to do about it */
    public RefusedException(RefusalCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Does something about one of several subjects; a refusal then begins with the subject's name. */
    public static void naming(String subject, Runnable action) {
        try {
            action.run();
        } catch (RefusedException refused) {
            throw new RefusedException(refused.code, subject + ": " + refused.getMessage());
        }
    }

    public RefusalCode code() {
        return code;
    }

    /** The refusal that lies in what the engine threw; the failure itself if there is none in it. */
    public static RuntimeException in(RuntimeException failed) {
        return Stream.iterate((Throwable) failed, one -> one != null, Throwable::getCause)
                .filter(RefusedException.class::isInstance)
                .map(RefusedException.class::cast)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElse(failed);
    }
}
