package vn.gov.phutho.cleangov.unit;

/** A reference file that cannot be imported. Stops the start; the message, for the administrator, says where it is. */
class BadFileException extends RuntimeException {

    BadFileException(String file, int line, String problem) {
        super(file + ", line " + line + ": " + problem);
    }
}
