package vn.gov.phutho.cleangov.platform;

import java.util.stream.Stream;

/**
 * The application refuses a request and gives the reason. It is thrown inside the transaction, so all earlier changes are
 * rolled back: a refusal changes nothing. It is an answer to an official and not a defect: the message is Vietnamese and
 * shown unchanged, and it is not logged as an error.
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

    /** Runs an action on one of several subjects; a refusal then begins with the subject's name. */
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

    /** The refusal in the causes of the engine's exception; the exception itself if there is none. */
    public static RuntimeException in(RuntimeException failed) {
        return Stream.iterate((Throwable) failed, one -> one != null, Throwable::getCause)
                .filter(RefusedException.class::isInstance)
                .map(RefusedException.class::cast)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElse(failed);
    }
}
