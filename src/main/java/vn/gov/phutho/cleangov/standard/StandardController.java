package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.FileResponse;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.UnitType;

/** The five standards for the score-sheet forms, and their import and export as files. The points of every form are computed here, never in a browser. */
@RestController
@RequestMapping("/api/criteria-sets")
class StandardController {

    private final CriteriaService criteria;
    private final SheetReader reader;
    private final CurrentUser user;
    private final Clock clock;
    private final Rights rights;

    StandardController(CriteriaService criteria, SheetReader reader, CurrentUser user, Clock clock, Rights rights) {
        this.rights = rights;
        this.criteria = criteria;
        this.reader = reader;
        this.user = user;
        this.clock = clock;
    }

    /**
     * @param validFrom null if it is valid from the first year
     * @param validTo null if no end is decided
     * @param isDefault whether a year gets this set unless another one is chosen
     * @param importedBy null for the set that the application ships
     */
    record SetLine(
            String id,
            int version,
            String label,
            String legalBasis,
            Integer validFrom,
            Integer validTo,
            String note,
            BigDecimal maxPoints,
            int indicators,
            boolean isDefault,
            OffsetDateTime importedAt,
            String importedBy) {}

    /** Every set, or those that may apply to a year. */
    @GetMapping
    List<SetLine> sets(@RequestParam(required = false) Integer year) {
        return criteria.all().stream()
                .filter(stored -> year == null || stored.criteriaSet().isValidIn(year))
                .map(this::line)
                .toList();
    }

    private SetLine line(StoredCriteriaSet stored) {
        CriteriaSet set = stored.criteriaSet();
        return new SetLine(
                set.id(),
                set.version(),
                set.label().orElse(null),
                set.legalBasis(),
                set.validFrom(),
                set.validTo(),
                set.note(),
                set.maxPoints(),
                set.indicators().size(),
                set.name().equals(criteria.defaultSet().name()),
                stored.importedAt().atZone(clock.getZone()).toOffsetDateTime(),
                stored.importedBy());
    }

    /** For officers of the province and administrators: a set as JSON or as an Excel workbook. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<CriteriaSet.Name> importSet(@RequestParam(required = false) MultipartFile file) throws IOException {
        rights.require(Right.IMPORT_CRITERIA);
        if (file == null) {
            throw problem(HttpStatus.BAD_REQUEST, "Chọn tệp của bộ tiêu chí: phần «file» của biểu mẫu.");
        }
        CriteriaImport done = criteria.importFile(file.getBytes(), user.id());
        if (!done.problems().isEmpty()) {
            throw refused(done.problems());
        }
        CriteriaSet.Name name = done.set().name();
        return ResponseEntity.status(done.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/criteria-sets/%s/%d".formatted(name.id(), name.version())))
                .body(name);
    }

    private static ErrorResponseException refused(List<String> problems) {
        ProblemDetail refusal = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "Chưa nạp được bộ tiêu chí, chưa lưu gì. Tệp có %d chỗ phải sửa:\n%s"
                        .formatted(problems.size(), String.join("\n", problems)));
        refusal.setTitle("Chưa nạp được bộ tiêu chí");
        refusal.setProperty("problems", problems);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY, refusal, null);
    }

    @GetMapping("/{id}/{version}.json")
    ResponseEntity<byte[]> json(@PathVariable String id, @PathVariable int version) {
        CriteriaSet set = known(id, version);
        return FileResponse.of(fileName(set, "json"), MediaType.APPLICATION_JSON, CriteriaFile.json(set));
    }

    @GetMapping("/{id}/{version}.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable String id, @PathVariable int version) {
        CriteriaSet set = known(id, version);
        return FileResponse.workbook(fileName(set, "xlsx"), CriteriaFile.workbook(set));
    }

    private static String fileName(CriteriaSet set, String ending) {
        return "%s-%d.%s".formatted(set.id(), set.version(), ending);
    }

    @GetMapping("/default")
    CriteriaSetView defaultSet() {
        return CriteriaSetView.of(criteria.defaultSet());
    }

    /** @param unitType of the commune whose sheet it is; the whole set if it is missing */
    @GetMapping("/{id}/{version}")
    CriteriaSetView set(
            @PathVariable String id, @PathVariable int version, @RequestParam(required = false) UnitType unitType) {
        return CriteriaSetView.of(known(id, version, unitType));
    }

    @PostMapping("/{id}/{version}/points")
    PointsView points(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(required = false) UnitType unitType,
            @RequestBody JsonNode sheet) {
        CriteriaSet set = known(id, version, unitType);
        JsonNode entries = sheet.path("entries");
        if (!entries.isObject()) {
            throw problem(HttpStatus.BAD_REQUEST, "Cần mục «entries» với giá trị đo được của từng chỉ tiêu.");
        }
        return PointsView.of(set, entries, reader);
    }

    private CriteriaSet known(String id, int version, UnitType unitType) {
        CriteriaSet set = known(id, version);
        return unitType == null ? set : set.applicableTo(unitType);
    }

    private CriteriaSet known(String id, int version) {
        return criteria.find(id, version)
                .orElseThrow(() -> problem(
                        HttpStatus.NOT_FOUND, "Không có bộ tiêu chí «%s» phiên bản %d.".formatted(id, version)));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
