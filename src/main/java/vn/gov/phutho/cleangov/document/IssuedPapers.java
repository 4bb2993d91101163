package vn.gov.phutho.cleangov.document;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Issued papers and their PDFs. The PDF is made when somebody first asks for it, and stored: everybody gets the same
 * bytes from then on, so that a digital signature over them can be checked.
 */
@Service
public class IssuedPapers {

    private final PaperService papers;
    private final ReadAccess access;
    private final UnitService units;
    private final CurrentUser user;
    private final JdbcClient jdbc;

    IssuedPapers(PaperService papers, ReadAccess access, UnitService units, CurrentUser user, JdbcClient jdbc) {
        this.papers = papers;
        this.access = access;
        this.units = units;
        this.user = user;
        this.jdbc = jdbc;
    }

    /**
     * An issued paper that the logged-in person may read: they may read the unit that issued it or the unit that it is
     * about.
     *
     * @throws NoSuchElementException if there is no such paper
     * @throws ForbiddenException if the person may not read it
     */
    public IssuedPaper readable(long id) {
        return IssuedPaper.of(readablePaper(id));
    }

    Paper readablePaper(long id) {
        Paper paper = papers.paper(id);
        if (!access.mayRead(paper.bodyCode())) {
            access.require(paper.subjectCode());
        }
        return paper;
    }

    /** Whether the logged-in person belongs to those who sign or issue this paper: the signer's post or the office. */
    public boolean isIssuedByUser(IssuedPaper paper) {
        UnitLevel level = units.unit(paper.bodyCode()).level();
        return Stream.of(paper.type().signedBy(level), Role.officerOf(level))
                .map(role -> role.group(paper.bodyCode()))
                .anyMatch(user.groups()::contains);
    }

    /**
     * The PDF of an issued paper, always the same bytes. It has a plain cross-reference table, so that a signing program
     * appends one of the same kind.
     *
     * @throws NoSuchElementException if there is no such paper
     */
    public byte[] pdf(long id) {
        return stored(id).orElseGet(() -> {
            jdbc.sql("insert into paper_pdf (paper_id, content) values (?, ?) on conflict (paper_id) do nothing")
                    .params(id, PaperPdf.of(papers.paper(id).docx()))
                    .update();
            return stored(id).orElseThrow();
        });
    }

    private Optional<byte[]> stored(long id) {
        return jdbc.sql("select content from paper_pdf where paper_id = ?")
                .param(id)
                .query(byte[].class)
                .optional();
    }
}
