package vn.gov.phutho.cleangov.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.Audited;
import vn.gov.phutho.cleangov.platform.FileResponse;
import vn.gov.phutho.cleangov.unit.ReadAccess;

/**
 * Papers to read and to download, for people who may read the issuing unit. An issued paper is also readable for
 * people who may read the unit that it is about.
 */
@RestController
class PaperController {

    static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final PaperService papers;
    private final IssuedPapers issued;
    private final SignedPapers signed;
    private final ReadAccess access;

    PaperController(PaperService papers, IssuedPapers issued, SignedPapers signed, ReadAccess access) {
        this.papers = papers;
        this.signed = signed;
        this.issued = issued;
        this.access = access;
    }

    /**
     * An issued paper, or one of which a draft can be made now.
     *
     * @param number null for a draft, like edition, issuedOn and signed
     * @param signed whether it has a digital signature
     */
    record PaperView(
            String type,
            String title,
            String number,
            Integer edition,
            LocalDate issuedOn,
            Boolean signed,
            String pdf,
            String docx) {

        static PaperView of(Paper paper, boolean signed) {
            String address = "/api/papers/" + paper.id();
            return new PaperView(
                    paper.type().file(),
                    paper.type().title(),
                    paper.quotedNumber(),
                    paper.edition(),
                    paper.issuedOn(),
                    signed,
                    address + ".pdf",
                    address + ".docx");
        }

        static PaperView draft(PaperType type, String key) {
            String address = "/api/papers/" + type.draftOf(key);
            return new PaperView(
                    type.file(), type.title(), null, null, null, null, address + ".pdf", address + ".docx");
        }
    }

    /** The papers about a subject that the reader may read: first the issued ones, then the possible drafts. */
    @GetMapping("/api/papers")
    List<PaperView> papers(@RequestParam String key) {
        List<PaperView> views = new ArrayList<>();
        List<Paper> issuedOnes = papers.issued(key);
        Set<Long> marked = signed.among(issuedOnes.stream().map(Paper::id).toList());
        issuedOnes.stream()
                .filter(paper -> access.mayRead(paper.bodyCode()) || access.mayRead(paper.subjectCode()))
                .map(paper -> PaperView.of(paper, marked.contains(paper.id())))
                .forEach(views::add);
        papers.drafts(key).forEach((type, bodyCode) -> {
            if (access.mayRead(bodyCode)) {
                views.add(PaperView.draft(type, key));
            }
        });
        return views;
    }

    @GetMapping("/api/papers/{id:\\d+}.pdf")
    @Audited(AuditKind.PAPER_READ)
    ResponseEntity<byte[]> pdf(@PathVariable long id) {
        return pdf(issued.readable(id).file(), issued.pdf(id));
    }

    @GetMapping("/api/papers/{id:\\d+}.docx")
    @Audited(AuditKind.PAPER_READ)
    ResponseEntity<byte[]> docx(@PathVariable long id) {
        Paper paper = issued.readablePaper(id);
        return FileResponse.of(IssuedPaper.of(paper).file() + ".docx", WORD, paper.docx());
    }

    /**
     * The draft of the paper with the current data, without number and day.
     *
     * @param download true to download the file instead of showing it: forms of Camunda open no new window, so
     *     showing it would replace the task
     */
    @GetMapping("/api/papers/{type}/{key}.pdf")
    @Audited(AuditKind.PAPER_READ)
    ResponseEntity<byte[]> draftPdf(
            @PathVariable String type,
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean download) {
        String name = type + "-" + key;
        byte[] content = PaperPdf.of(draft(type, key));
        return download ? FileResponse.of(name + ".pdf", MediaType.APPLICATION_PDF, content) : pdf(name, content);
    }

    @GetMapping("/api/papers/{type}/{key}.docx")
    @Audited(AuditKind.PAPER_READ)
    ResponseEntity<byte[]> draftDocx(@PathVariable String type, @PathVariable String key) {
        return FileResponse.of("%s-%s.docx".formatted(type, key), WORD, draft(type, key));
    }

    private byte[] draft(String type, String key) {
        PaperService.Draft draft = papers.draft(PaperType.ofFile(type), key);
        access.require(draft.bodyCode());
        return draft.docx();
    }

    /** A PDF that the browser shows inline. */
    private static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .body(content);
    }
}
