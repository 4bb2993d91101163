package vn.gov.phutho.cleangov.signature;

/** A signed PDF is not accepted. The message is a Vietnamese sentence for the official. */
class BadSignatureException extends Exception {

    BadSignatureException(String message) {
        super(message);
    }

    /** @throws BadSignatureException with this sentence unless the condition holds */
    static void unless(boolean holds, String sentence) throws BadSignatureException {
        if (!holds) {
            throw new BadSignatureException(sentence);
        }
    }
}
