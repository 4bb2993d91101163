package vn.gov.phutho.cleangov.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.document.IssuedPaper;
import vn.gov.phutho.cleangov.document.IssuedPapers;
import vn.gov.phutho.cleangov.history.Change;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Accepts signed PDFs of papers and gives them out. The newest one of a paper counts; the earlier ones are kept. */
@Service
class SignatureService {

    private final SignedFiles files;
    private final SignatureVerifier verifier;
    private final IssuedPapers papers;
    private final History history;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SignatureService(
            SignedFiles files,
            SignatureVerifier verifier,
            IssuedPapers papers,
            History history,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.verifier = verifier;
        this.papers = papers;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether the operator has said which root certificates are trusted. */
    boolean canVerify() {
        return verifier.isConfigured();
    }

    /** @throws ForbiddenException unless the logged-in person signs or issues this paper */
    void requireIssuer(IssuedPaper paper) {
        if (!papers.isIssuedByUser(paper)) {
            throw new ForbiddenException(
                    "Chỉ người ký văn bản và cán bộ văn phòng của đơn vị ban hành được nạp bản ký số.");
        }
    }

    /**
     * Verifies a signed PDF and stores it. It is verified outside of the transaction, which therefore is short.
     *
     * @param by the account of the person who uploads it
     * @throws RefusedException if it is not the issued PDF with valid signatures
     */
    void accept(IssuedPaper paper, byte[] upload, String by) {
        List<VerifiedSigner> signers = verifier.verified(papers.pdf(paper.id()), upload, paper.issuedAt());
        String sha256 = sha256(upload);
        String who = signers.stream().map(VerifiedSigner::name).collect(Collectors.joining(", "));
        ProcessKey subject = ProcessKey.parse(paper.subjectKey());
        transaction.executeWithoutResult(status -> {
            files.add(paper.id(), upload, sha256, by, clock.instant(), signers);
            history.record(List.of(new Change(
                    "%d-%s".formatted(subject.year(), subject.unitCode()),
                    History.SIGNED_PAPER,
                    null,
                    "%s số %s, ký bởi %s (SHA-256 %s)".formatted(paper.title(), paper.number(), who, sha256),
                    "")));
            audit.changed(
                    AuditKind.PAPER_SIGNED,
                    by,
                    Long.toString(paper.id()),
                    "%s số %s, ký bởi %s".formatted(paper.title(), paper.number(), who));
        });
    }

    /** The signed file that counts; empty if the paper has no digital signature. */
    Optional<SignedFile> newest(long paper) {
        return files.newest(paper);
    }

    /** @throws NoSuchElementException if the paper has no digital signature */
    byte[] content(long paper) {
        return files.newest(paper)
                .map(file -> files.content(file.id()))
                .orElseThrow(() -> new NoSuchElementException("Văn bản này chưa có chữ ký số."));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
