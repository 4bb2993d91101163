package vn.gov.phutho.cleangov.selfreview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.SheetFiles;
import vn.gov.phutho.cleangov.platform.FileResponse;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.UploadedFile;
import vn.gov.phutho.cleangov.standard.EntryReadings;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;

/** A commune's own sheet as an Excel file, for the official who fills in the sheet. */
@RestController
class SheetWorkbookController {

    private final SheetFiles files;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final Rights rights;

    SheetWorkbookController(SheetFiles files, DossierService dossiers, ScoreService scoring, Rights rights) {
        this.rights = rights;
        this.files = files;
        this.dossiers = dossiers;
        this.scoring = scoring;
    }

    /**
     * What would come into the form.
     *
     * @param entries as in the form's answer, by indicator code; without those that the file leaves empty
     * @param points of these entries, by indicator code
     * @param changed codes of those that differ from what is stored
     * @param problems if there are any, nothing can be taken over
     */
    record SheetPreview(
            Map<String, ObjectNode> entries,
            Map<String, BigDecimal> points,
            List<String> changed,
            List<EntryReadings.Problem> problems) {}

    @GetMapping("/api/dossiers/{id}/sheet.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable DossierId id) {
        DossierId key = filledInHere(id);
        return FileResponse.workbook("tu-cham-diem-%s.xlsx".formatted(key), files.sheet(key));
    }

    /** The body is the file itself, as it is. Stores nothing. */
    @PostMapping("/api/dossiers/{id}/sheet/preview")
    SheetPreview preview(@PathVariable DossierId id, HttpServletRequest request) throws IOException {
        DossierId key = filledInHere(id);
        scoring.requireSheetOpen(key);
        SheetFiles.Preview preview = files.readSheet(key, UploadedFile.read(request, SheetFiles.LARGEST));
        return new SheetPreview(
                preview.entries().get(key.toString()),
                preview.points().get(key.toString()),
                preview.changed().get(key.toString()),
                preview.problems());
    }

    /** @throws ForbiddenException if the form is not theirs to fill in */
    private DossierId filledInHere(DossierId id) {
        DossierId key = dossiers.dossier(id).key();
        rights.require(Right.FILL_IN_SHEET, key.communeCode());
        return key;
    }
}
