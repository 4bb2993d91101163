package vn.gov.phutho.cleangov.dossier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import vn.gov.phutho.cleangov.platform.CurrentUser;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.Refusal;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Role;

/** Files of evidence: streamed in, streamed out, to those who may read the commune; changed by those who work there. */
@RestController
class EvidenceController {

    private final EvidenceService evidence;
    private final DossierService dossiers;
    private final ReadAccess access;
    private final CurrentUser user;

    EvidenceController(EvidenceService evidence, DossierService dossiers, ReadAccess access, CurrentUser user) {
        this.evidence = evidence;
        this.dossiers = dossiers;
        this.access = access;
        this.user = user;
    }

    @GetMapping("/api/dossiers/{id}/evidence")
    List<EvidenceView> files(@PathVariable String id) {
        DossierId key = dossiers.dossier(DossierId.parse(id)).key();
        access.require(key.communeCode());
        return evidence.of(List.of(key)).getOrDefault(key, List.of());
    }

    /** The body is the file itself, as it is. */
    @PutMapping("/api/dossiers/{id}/evidence")
    EvidenceView upload(
            @PathVariable String id,
            @RequestParam String indicator,
            @RequestParam String name,
            HttpServletRequest request)
            throws IOException {
        DossierId key = DossierId.parse(id);
        requireWorkThere(key);
        EvidenceService.Upload upload =
                evidence.upload(key, indicator, name.strip(), request.getInputStream(), user.id());
        upload.refusal().ifPresent(Refusal::raise);
        return EvidenceView.of(upload.kept().orElseThrow());
    }

    @DeleteMapping("/api/evidence/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        requireWorkThere(evidence.evidence(id).dossier());
        evidence.remove(id, user.id()).ifPresent(Refusal::raise);
    }

    @GetMapping("/api/evidence/{id}")
    void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Evidence one = evidence.evidence(id);
        access.require(one.dossier().communeCode());
        response.setContentType(one.kind().mediaType());
        response.setContentLengthLong(one.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                (one.kind().shownByBrowsers() ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(one.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        // Whatever is in the file, it does nothing in our name.
        response.setHeader(
                "Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        evidence.write(id, response.getOutputStream());
    }

    private void requireWorkThere(DossierId id) {
        if (user.groups().stream()
                .noneMatch(
                        List.of(
                                Role.COMMUNE_OFFICER.group(id.communeCode()),
                                Role.COMMUNE_CHAIR.group(id.communeCode()))::contains)) {
            throw new ForbiddenException();
        }
    }
}
