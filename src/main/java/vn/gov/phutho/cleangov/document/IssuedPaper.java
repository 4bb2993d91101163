package vn.gov.phutho.cleangov.document;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An issued paper, as other packages see it.
 *
 * @param file the name in paths: {@code june-report-2026-H1-230-1}
 * @param number as papers quote it: {@code 05/BC-UBND}
 * @param subjectKey the case that the paper is about
 * @param subjectCode the unit that the paper is about
 * @param bodyCode the unit that issued it
 * @param issuedBy the account of the signer
 */
public record IssuedPaper(
        long id,
        PaperType type,
        String file,
        String number,
        int edition,
        LocalDate issuedOn,
        Instant issuedAt,
        String issuedBy,
        String subjectKey,
        String subjectCode,
        String bodyCode) {

    static IssuedPaper of(Paper paper) {
        return new IssuedPaper(
                paper.id(),
                paper.type(),
                "%s-%s-%d".formatted(paper.type().file(), paper.subjectKey(), paper.edition()),
                paper.quotedNumber(),
                paper.edition(),
                paper.issuedOn(),
                paper.issuedAt(),
                paper.issuedBy(),
                paper.subjectKey(),
                paper.subjectCode(),
                paper.bodyCode());
    }

    public String title() {
        return type.title();
    }
}
