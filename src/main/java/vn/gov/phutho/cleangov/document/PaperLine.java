package vn.gov.phutho.cleangov.document;

import java.time.LocalDate;

/**
 * What a list says of a paper that was issued; the paper itself is fetched when somebody reads it.
 *
 * @param templateVersion of the office's template that it was made with, 0 of the built-in one; null where nobody kept it
 */
public record PaperLine(
        long id,
        PaperType type,
        String subjectKey,
        int edition,
        String bodyCode,
        String symbol,
        int number,
        LocalDate issuedOn,
        Integer templateVersion) {

    /** As it is quoted: {@code 05/BC-UBND}. */
    public String quotedNumber() {
        return PaperHead.number(number) + "/" + symbol;
    }

    public String title() {
        return type.title();
    }

    /** The unit that the paper is about; the issuer itself where it is about what that did. */
    public String subjectCode() {
        return subjectKey.substring(subjectKey.lastIndexOf('-') + 1);
    }
}
