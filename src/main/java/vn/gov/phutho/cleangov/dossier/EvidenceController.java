package vn.gov.phutho.cleangov.dossier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.Audited;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;

/**
 * Streams evidence files. People who may read the commune can download them; only people who work there can change
 * them.
 */
@RestController
class EvidenceController {

    private static final int PIECE = 64 * 1024;

    private final EvidenceService evidence;
    private final DossierService dossiers;
    private final ReadAccess access;
    private final CurrentUser user;
    private final Rights rights;

    EvidenceController(
            EvidenceService evidence, DossierService dossiers, ReadAccess access, CurrentUser user, Rights rights) {
        this.rights = rights;
        this.evidence = evidence;
        this.dossiers = dossiers;
        this.access = access;
        this.user = user;
    }

    @GetMapping("/api/dossiers/{id}/evidence")
    List<EvidenceView> files(@PathVariable DossierId id) {
        DossierId key = dossiers.dossier(id).key();
        access.require(key.communeCode());
        return evidence.of(List.of(key)).getOrDefault(key, List.of());
    }

    /** Stores a file. The request body is the file itself. */
    @PutMapping("/api/dossiers/{id}/evidence")
    EvidenceView upload(
            @PathVariable DossierId id,
            @RequestParam String indicator,
            @RequestParam String name,
            HttpServletRequest request)
            throws IOException {
        DossierId key = id;
        rights.require(Right.CHANGE_EVIDENCE, key.communeCode());
        // Receive it into a temporary file first: a slow network must not hold a database connection.
        Path received = Files.createTempFile("evidence", "");
        try {
            receive(request.getInputStream(), received);
            try (InputStream content = Files.newInputStream(received)) {
                return EvidenceView.of(evidence.upload(key, indicator, name.strip(), content, user.id()));
            }
        } finally {
            Files.delete(received);
        }
    }

    /** Stops reading as soon as the file is larger than allowed. */
    private static void receive(InputStream body, Path into) throws IOException {
        try (OutputStream file = Files.newOutputStream(into)) {
            byte[] piece = new byte[PIECE];
            int length = body.read(piece);
            for (long received = 0; length > 0 && received <= EvidenceService.LARGEST; length = body.read(piece)) {
                file.write(piece, 0, length);
                received += length;
            }
        }
    }

    @DeleteMapping("/api/evidence/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        rights.require(Right.CHANGE_EVIDENCE, evidence.evidence(id).dossier().communeCode());
        evidence.remove(id, user.id());
    }

    @GetMapping("/api/evidence/{id}")
    @Audited(AuditKind.EVIDENCE_READ)
    void download(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Evidence one = evidence.evidence(id);
        request.setAttribute(Audited.SUBJECT, one.dossier() + "/" + id);
        access.require(one.dossier().communeCode());
        response.setContentType(one.kind().mediaType());
        response.setContentLengthLong(one.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                (one.kind().shownByBrowsers() ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(one.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        // The content of the file must not run scripts with our origin.
        response.setHeader(
                "Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        evidence.write(id, response.getOutputStream());
    }
}
