package vn.gov.phutho.cleangov.cycle;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** The deadlines of a year as JSON. */
@RestController
class CycleController {

    private final CycleService cycles;

    CycleController(CycleService cycles) {
        this.cycles = cycles;
    }

    /** @param title what officials call the milestone */
    record Deadline(Milestone milestone, String title, UnitLevel unitLevel, OffsetDateTime opens, OffsetDateTime due) {}

    @GetMapping("/api/years/{year}/deadlines")
    List<Deadline> deadlines(@PathVariable int year) {
        return cycles.windows(year).stream()
                .map(window -> new Deadline(
                        window.milestone(),
                        window.milestone().title(),
                        window.milestone().unitLevel(),
                        window.opens().toOffsetDateTime(),
                        window.due().toOffsetDateTime()))
                .toList();
    }
}
