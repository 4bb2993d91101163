package vn.gov.phutho.cleangov.scenario;

import java.util.stream.Stream;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** What an official reads when something is refused. */
public final class Refusals {

    private Refusals() {}

    /** The sentence of the refusal. An action that succeeds, or that fails otherwise, fails the test. */
    public static String refusalOf(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException refused) {
            return Stream.iterate((Throwable) refused, one -> one != null, Throwable::getCause)
                    .filter(RefusedException.class::isInstance)
                    .map(Throwable::getMessage)
                    .findFirst()
                    .orElseThrow(() -> refused);
        }
        throw new AssertionError("this was not refused");
    }
}
