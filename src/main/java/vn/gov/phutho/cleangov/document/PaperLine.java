package vn.gov.phutho.cleangov.document;

import java.time.LocalDate;
import vn.gov.phutho.cleangov.platform.ProcessKey;

/**
 * The data of an issued paper for lists. The paper itself is loaded when it is opened.
 *
 * @param templateVersion the version of the office's template; 0 for the built-in one; null if it was not recorded
 * @param signed whether it has a digital signature
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
        Integer templateVersion,
        boolean signed) {

    PaperLine(
            long id,
            PaperType type,
            String subjectKey,
            int edition,
            String bodyCode,
            String symbol,
            int number,
            LocalDate issuedOn,
            Integer templateVersion) {
        this(id, type, subjectKey, edition, bodyCode, symbol, number, issuedOn, templateVersion, false);
    }

    PaperLine signed(boolean now) {
        return new PaperLine(id, type, subjectKey, edition, bodyCode, symbol, number, issuedOn, templateVersion, now);
    }

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
