package vn.gov.phutho.cleangov.overview;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A year's figures as JSON. */
@RestController
class OverviewController {

    private final OverviewService overview;

    OverviewController(OverviewService overview) {
        this.overview = overview;
    }

    @GetMapping("/api/years/{year}")
    YearFigures year(@PathVariable int year) {
        return overview.year(year);
    }
}
