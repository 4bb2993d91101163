package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The five standards for the score-sheet forms. Points are computed here for every form, and nowhere in a browser. */
@RestController
@RequestMapping("/api/criteria-sets")
class StandardController {

    private final CriteriaService criteria;
    private final SheetReader reader;

    StandardController(CriteriaService criteria, SheetReader reader) {
        this.criteria = criteria;
        this.reader = reader;
    }

    @GetMapping("/default")
    CriteriaSetView defaultSet() {
        return CriteriaSetView.of(criteria.defaultSet());
    }

    @GetMapping("/{id}/{version}")
    CriteriaSetView set(@PathVariable String id, @PathVariable int version) {
        return CriteriaSetView.of(known(id, version));
    }

    @PostMapping("/{id}/{version}/points")
    PointsView points(@PathVariable String id, @PathVariable int version, @RequestBody JsonNode sheet) {
        CriteriaSet set = known(id, version);
        JsonNode entries = sheet.path("entries");
        if (!entries.isObject()) {
            throw problem(HttpStatus.BAD_REQUEST, "Cần mục «entries» với giá trị đo được của từng chỉ tiêu.");
        }
        return PointsView.of(set, entries, reader);
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
