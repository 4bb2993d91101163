package vn.gov.phutho.cleangov.document;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * The papers that an act would issue, for the signer to read first. The act runs without the signer's confirmation and is
 * rolled back, so the papers are exactly those that the confirmed act issues, with all answers of the form.
 */
@Component
public class UnsignedPapers {

    private final TransactionTemplate transaction;

    UnsignedPapers(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Papers to show.
     *
     * @param pages one HTML document for each paper; empty if the act signs nothing
     * @param pdf all papers in one PDF, as Base64; empty if the act signs nothing
     */
    public record Shown(List<String> pages, String pdf) {

        private static final Shown NOTHING = new Shown(List.of(), "");
    }

    /**
     * @param act signs papers if it is confirmed, and is not confirmed now
     * @throws RefusedException if the act is refused for another reason than the missing confirmation
     */
    public Shown of(Runnable act) {
        Optional<UnconfirmedException> unconfirmed = transaction.execute(status -> {
            status.setRollbackOnly();
            return unconfirmed(act);
        });
        return unconfirmed.map(UnsignedPapers::shown).orElse(Shown.NOTHING);
    }

    private static Optional<UnconfirmedException> unconfirmed(Runnable act) {
        try {
            act.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            RuntimeException refused = RefusedException.in(failed);
            if (refused instanceof UnconfirmedException unconfirmed) {
                return Optional.of(unconfirmed);
            }
            throw failed;
        }
    }

    private static Shown shown(UnconfirmedException unconfirmed) {
        List<byte[]> papers = unconfirmed.docx();
        return new Shown(
                papers.stream().map(PaperPdf::html).toList(),
                Base64.getEncoder().encodeToString(PaperPdf.of(papers)));
    }
}
