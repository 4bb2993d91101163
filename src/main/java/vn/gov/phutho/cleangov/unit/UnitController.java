package vn.gov.phutho.cleangov.unit;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The current units, for selection fields. */
@RestController
@RequestMapping("/api/units")
class UnitController {

    private static final int MOST_FOUND = 50;

    private final UnitService units;

    UnitController(UnitService units) {
        this.units = units;
    }

    /**
     * The units directly below {@code parent}; without it, the provinces. With {@code q}, at most 50 units whose name
     * contains it: among those below {@code parent}, or without it, everywhere.
     */
    @GetMapping
    List<UnitView> units(@RequestParam(defaultValue = "") String parent, @RequestParam(defaultValue = "") String q) {
        boolean searched = !q.isBlank();
        Stream<Unit> found;
        if (!parent.isBlank()) {
            Unit above = units.find(parent).orElseThrow(() -> new UnknownParentException(parent));
            found = units.childrenOf(above.code()).stream().filter(unit -> !searched || unit.isFoundBy(q));
        } else {
            found = searched ? units.search(q, MOST_FOUND).stream() : units.provinces().stream();
        }
        return found.limit(searched ? MOST_FOUND : Long.MAX_VALUE)
                .map(UnitView::of)
                .toList();
    }

    @ExceptionHandler
    ProblemDetail unknownParent(UnknownParentException unknown) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
        problem.setTitle("Không tìm thấy đơn vị");
        return problem;
    }

    record UnitView(String code, String name, UnitType type, UnitLevel level, String parentCode) {

        static UnitView of(Unit unit) {
            return new UnitView(unit.code(), unit.name(), unit.type(), unit.level(), unit.parentCode());
        }
    }

    private static final class UnknownParentException extends RuntimeException {

        UnknownParentException(String code) {
            super("Không có đơn vị nào có mã " + code + ".");
        }
    }
}
