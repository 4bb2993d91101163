package vn.gov.phutho.cleangov.unit;

/** A reference file that cannot be imported. It stops the start. The message names the place in the file, for the administrator. */
class BadFileException extends RuntimeException {

    BadFileException(String file, int line, String problem) {
        super(file + ", line " + line + ": " + problem);
    }
}
