package vn.gov.phutho.cleangov.signature;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.gov.phutho.cleangov.document.IssuedPaper;
import vn.gov.phutho.cleangov.document.IssuedPapers;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** One issued paper as a page: its files, its digital signature, and the upload of a signed file for those who may. */
@Controller
class PaperPageController {

    private final SignatureService signatures;
    private final IssuedPapers papers;
    private final Accounts accounts;
    private final UnitService units;
    private final Clock clock;

    PaperPageController(
            SignatureService signatures, IssuedPapers papers, Accounts accounts, UnitService units, Clock clock) {
        this.signatures = signatures;
        this.papers = papers;
        this.accounts = accounts;
        this.units = units;
        this.clock = clock;
    }

    /** @param at in the province's time */
    record SignerLine(VerifiedSigner signer, LocalDateTime at) {}

    @GetMapping("/papers/{id:\\d+}")
    String paper(@PathVariable long id, Model model) {
        IssuedPaper paper = papers.readable(id);
        model.addAttribute("paper", paper);
        model.addAttribute("year", ProcessKey.parse(paper.subjectKey()).year());
        model.addAttribute("issuer", nameOf(paper.bodyCode()));
        model.addAttribute("about", nameOf(paper.subjectCode()));
        model.addAttribute("signedBy", accounts.nameOf(paper.issuedBy()));
        model.addAttribute("canVerify", signatures.canVerify());
        model.addAttribute("mayUpload", papers.isIssuedByUser(paper));
        signatures.newest(id).ifPresent(file -> {
            model.addAttribute("file", file);
            model.addAttribute("uploadedAt", local(file.uploadedAt()));
            model.addAttribute("uploadedBy", accounts.nameOf(file.uploadedBy()));
            model.addAttribute(
                    "signers",
                    file.signers().stream()
                            .map(one -> new SignerLine(one, local(one.signedAt())))
                            .toList());
        });
        return "paper";
    }

    private String nameOf(String unitCode) {
        return units.known(unitCode).map(Unit::name).orElse("");
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone());
    }
}
