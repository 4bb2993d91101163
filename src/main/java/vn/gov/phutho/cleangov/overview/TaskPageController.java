package vn.gov.phutho.cleangov.overview;

import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Finds the page for the subject of a task in Tasklist. */
@RestController
class TaskPageController {

    private final OpenTasks openTasks;
    private final UnitService units;
    private final ReadAccess access;

    TaskPageController(OpenTasks openTasks, UnitService units, ReadAccess access) {
        this.openTasks = openTasks;
        this.units = units;
        this.access = access;
    }

    /** @param title Vietnamese, the text of the link */
    record TaskPage(String path, String title) {}

    /** Answers 204 if there is no page, or if the reader may not read it. */
    @GetMapping("/api/tasks/{taskId}/page")
    ResponseEntity<TaskPage> page(@PathVariable String taskId) {
        return openTasks
                .keyOf(taskId)
                .map(ProcessKey::parse)
                .flatMap(this::page)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private Optional<TaskPage> page(ProcessKey key) {
        return Optional.ofNullable(key.unitCode())
                .flatMap(units::find)
                .filter(access.places()::mayRead)
                .map(unit -> page(key.year(), unit));
    }

    private static TaskPage page(int year, Unit unit) {
        return unit.level() == UnitLevel.COMMUNE
                ? new TaskPage(
                        "/dossiers/" + new DossierId(year, unit.code()),
                        "Hồ sơ năm %d – %s".formatted(year, unit.name()))
                : new TaskPage(
                        "%s?year=%d".formatted(SearchService.pathOf(unit), year),
                        "%s năm %d".formatted(unit.name(), year));
    }
}
