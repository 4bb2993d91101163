package vn.gov.phutho.cleangov.document;

/** A file cannot be the template of a paper. */
class UnreadableTemplateException extends RuntimeException {

    /** @param message why not, in Vietnamese */
    UnreadableTemplateException(String message) {
        super(message);
    }
}
