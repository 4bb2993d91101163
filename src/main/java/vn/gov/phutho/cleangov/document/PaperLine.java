package vn.gov.phutho.cleangov.document;

import java.time.LocalDate;
import vn.gov.phutho.cleangov.platform.ProcessKey;

/**
 * The data of an issued paper for lists. The paper itself is loaded when it is opened.
 *
 * @param templateVersion the version of the office's template; 0 for the built-in one; null if it was not recorded
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

    /** The number as papers quote it: {@code 05/BC-UBND}. */
    public String quotedNumber() {
        return PaperHead.number(number) + "/" + symbol;
    }

    public String title() {
        return type.title();
    }

    /** The unit that the paper is about; it is the issuer if the paper is about the issuer's own work. */
    public String subjectCode() {
        return ProcessKey.parse(subjectKey).unitCode();
    }
}
