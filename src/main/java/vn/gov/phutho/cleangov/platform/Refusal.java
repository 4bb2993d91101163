package vn.gov.phutho.cleangov.platform;

/**
 * The answer of a service that did not do what it was asked, and changed nothing. A refusal is an answer, not a defect:
 * services return it ({@code Optional<Refusal>}, empty when the deed is done) and only the edge of the application (a
 * step of a process, a controller) turns it into a {@link RefusedException}.
 *
 * @param message one or more Vietnamese sentences, for the official who asked: what is wrong and what to do about it
 */
public record Refusal(String message) {

    /** Ends the current request or engine command with this refusal; the transaction rolls back. */
    public void raise() {
        throw new RefusedException(message);
    }
}
