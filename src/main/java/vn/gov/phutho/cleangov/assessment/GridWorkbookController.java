package vn.gov.phutho.cleangov.assessment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.SheetFiles;
import vn.gov.phutho.cleangov.platform.FileResponse;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.platform.UploadedFile;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;

/** An agency's grid of a session as an Excel file, for the officials who fill it in. */
@RestController
class GridWorkbookController {

    private final SheetFiles files;
    private final AssessmentService assessments;
    private final DossierService dossiers;
    private final CycleService cycles;
    private final Rights rights;

    GridWorkbookController(
            SheetFiles files,
            AssessmentService assessments,
            DossierService dossiers,
            CycleService cycles,
            Rights rights) {
        this.rights = rights;
        this.files = files;
        this.assessments = assessments;
        this.dossiers = dossiers;
        this.cycles = cycles;
    }

    /** One agency's part of a session. */
    private record Grid(UnitYear session, boolean decided, CriteriaSet.Agency agency, List<Dossier> communes) {}

    @GetMapping("/api/assessments/{id}/grid.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable UnitYear id, @RequestParam String agency) {
        Grid grid = filledInHere(id, agency);
        return FileResponse.workbook(
                "tham-dinh-%s-%s.xlsx".formatted(grid.session(), grid.agency().code()),
                files.grid(grid.session(), grid.agency(), grid.communes()));
    }

    /** The body is the file itself. Stores nothing. */
    @PostMapping("/api/assessments/{id}/grid/preview")
    SheetFiles.Preview preview(@PathVariable UnitYear id, @RequestParam String agency, HttpServletRequest request)
            throws IOException {
        Grid grid = filledInHere(id, agency);
        if (grid.decided()) {
            throw new RefusedException("Huyện đã quyết định xếp loại, không thẩm định lại được nữa.");
        }
        byte[] file = UploadedFile.read(request, SheetFiles.LARGEST);
        return files.readGrid(grid.session(), grid.agency(), grid.communes(), file);
    }

    /** @throws ForbiddenException if another agency fills in this grid */
    private Grid filledInHere(UnitYear id, String agency) {
        UnitYear session = id;
        Assessment assessment = assessments.assessment(session);
        rights.requireInAgency(Right.FILL_IN_GRID, agency, assessment.districtCode());
        return new Grid(
                session,
                assessment.decided(),
                cycles.criteriaSet(assessment.year())
                        .agency(agency)
                        .orElseThrow(() -> new NoSuchElementException("Không có cơ quan thẩm định «" + agency + "».")),
                dossiers.ofDistrict(assessment.year(), assessment.districtCode()));
    }
}
