package vn.gov.phutho.cleangov.document;

import java.time.Instant;

/**
 * The data of an office template for lists. The file itself is loaded when it is downloaded.
 *
 * @param builtIn whether the office returned to the built-in one in this version
 */
record TemplateLine(
        PaperType type, int version, String fileName, String uploadedBy, Instant uploadedAt, boolean builtIn) {}
