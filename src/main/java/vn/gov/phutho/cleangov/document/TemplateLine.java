package vn.gov.phutho.cleangov.document;

import java.time.Instant;

/**
 * What a list says of a template that the office has put in place; the file itself is fetched when somebody wants it.
 *
 * @param builtIn whether the office went back to the built-in one then
 */
record TemplateLine(
        PaperType type, int version, String fileName, String uploadedBy, Instant uploadedAt, boolean builtIn) {}
