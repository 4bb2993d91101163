package vn.gov.phutho.cleangov.signature;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.Audited;
import vn.gov.phutho.cleangov.document.IssuedPaper;
import vn.gov.phutho.cleangov.document.IssuedPapers;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.FileResponse;
import vn.gov.phutho.cleangov.platform.UploadedFile;

/** The digital signature of an issued paper: people who may read the paper read it, its signer and its office upload it. */
@RestController
class SignatureController {

    /** In bytes; as large as a file of evidence. */
    private static final int LARGEST = 25 * 1024 * 1024;

    private final SignatureService signatures;
    private final IssuedPapers papers;
    private final CurrentUser user;
    private final Clock clock;

    SignatureController(SignatureService signatures, IssuedPapers papers, CurrentUser user, Clock clock) {
        this.signatures = signatures;
        this.papers = papers;
        this.user = user;
        this.clock = clock;
    }

    /**
     * @param signed false if no signed file was accepted; then all else is null or empty
     * @param unchangedSinceIssue whether the signed content is the issued one: no other is accepted
     * @param pdf the address of the signed file
     */
    record SignatureView(
            boolean signed,
            Boolean unchangedSinceIssue,
            String pdf,
            String sha256,
            String uploadedBy,
            OffsetDateTime uploadedAt,
            List<SignerView> signers) {}

    /** @param timeSource {@code timestamp} if a trusted time-stamp token says when, {@code signer-clock} if only the signer */
    record SignerView(
            String name,
            String organisation,
            String issuer,
            String serial,
            OffsetDateTime signedAt,
            String timeSource) {}

    @GetMapping("/api/papers/{id:\\d+}/signature")
    SignatureView signature(@PathVariable long id) {
        papers.readable(id);
        return view(id, signatures.newest(id));
    }

    /** Verifies and stores a signed PDF. The request body is the file itself. */
    @PostMapping("/api/papers/{id:\\d+}/signature")
    @ResponseStatus(HttpStatus.CREATED)
    SignatureView upload(@PathVariable long id, HttpServletRequest request) throws IOException {
        IssuedPaper paper = papers.readable(id);
        signatures.requireIssuer(paper);
        signatures.accept(paper, UploadedFile.read(request, LARGEST), user.id());
        return view(id, signatures.newest(id));
    }

    @GetMapping("/api/papers/{id:\\d+}/signature.pdf")
    @Audited(AuditKind.PAPER_READ)
    ResponseEntity<byte[]> pdf(@PathVariable long id) {
        return FileResponse.of(
                papers.readable(id).file() + "-ky-so.pdf", MediaType.APPLICATION_PDF, signatures.content(id));
    }

    private SignatureView view(long paper, Optional<SignedFile> file) {
        return file.map(one -> new SignatureView(
                        true,
                        true,
                        "/api/papers/" + paper + "/signature.pdf",
                        one.sha256(),
                        one.uploadedBy(),
                        one.uploadedAt().atZone(clock.getZone()).toOffsetDateTime(),
                        one.signers().stream().map(this::view).toList()))
                .orElseGet(() -> new SignatureView(false, null, null, null, null, null, List.of()));
    }

    private SignerView view(VerifiedSigner signer) {
        return new SignerView(
                signer.name(),
                signer.organisation(),
                signer.issuer(),
                signer.serial(),
                signer.signedAt().atZone(clock.getZone()).toOffsetDateTime(),
                signer.timestamped() ? "timestamp" : "signer-clock");
    }
}
