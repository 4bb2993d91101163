package vn.gov.phutho.cleangov.platform;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Carries a {@link Refusal} out through the engine or the web layer. Its message is Vietnamese and is shown to the
 * official as it stands; it is no defect and does not belong in the error log.
 */
public class RefusedException extends RuntimeException {

    // The engine wraps what a listener throws until only a text is left; the last refusal of this thread is kept here.
    private static final ThreadLocal<String> LAST = new ThreadLocal<>();

    public RefusedException(String message) {
        super(message, null, false, false);
        LAST.set(message);
    }

    /** The refusal for which the engine gave up; what it threw, where there is none in it. */
    public static RuntimeException in(RuntimeException failed) {
        return Stream.iterate((Throwable) failed, one -> one != null, Throwable::getCause)
                .filter(RefusedException.class::isInstance)
                .map(RefusedException.class::cast)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElse(failed);
    }

    /** Runs a request and tells with which words it was refused; null if no refusal was raised meanwhile. */
    public static String during(Request request) throws ServletException, IOException {
        LAST.remove();
        try {
            request.run();
            return LAST.get();
        } finally {
            LAST.remove();
        }
    }

    /** A request on its way through the remaining filters. */
    @FunctionalInterface
    public interface Request {
        void run() throws ServletException, IOException;
    }
}
