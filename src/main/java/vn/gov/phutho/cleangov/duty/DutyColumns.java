package vn.gov.phutho.cleangov.duty;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;
import vn.gov.phutho.cleangov.workbook.TableWorkbook.Column;

/** The columns of the duty tables in Excel. */
final class DutyColumns {

    private DutyColumns() {}

    static List<Column<DutyPage.Row>> ofDuties(ZoneId zone) {
        return List.of(
                TableWorkbook.text("Điều", 9, DutyPage.Row::clause),
                TableWorkbook.text("Nhiệm vụ", 50, DutyPage.Row::title),
                TableWorkbook.text("Đơn vị", 28, DutyPage.Row::unitName),
                TableWorkbook.text("Ai làm", 40, DutyPage.Row::who),
                TableWorkbook.text("Người", 36, row -> String.join(", ", row.people())),
                TableWorkbook.day("Hạn", row -> row.due().toLocalDate()),
                TableWorkbook.text("Tình trạng", 16, row -> row.state().title()),
                TableWorkbook.whole("Ngày làm việc quá hạn", DutyPage.Row::daysOverdue),
                TableWorkbook.day(
                        "Ngày xong", row -> row.doneAt() == null ? null : LocalDate.ofInstant(row.doneAt(), zone)),
                TableWorkbook.day(
                        "Đôn đốc ngày",
                        row -> row.urged() == null
                                ? null
                                : LocalDate.ofInstant(row.urged().at(), zone)),
                TableWorkbook.text(
                        "Người đôn đốc",
                        36,
                        row -> row.urged() == null ? "" : row.urged().by()));
    }

    static List<Column<DutyPage.OfUnit>> ofUnits() {
        return withStates(
                List.of(
                        TableWorkbook.text("Mã", 9, DutyPage.OfUnit::unit),
                        TableWorkbook.text("Đơn vị", 28, DutyPage.OfUnit::unitName)),
                DutyPage.OfUnit::states);
    }

    static List<Column<DutyPage.OfClause>> ofClauses() {
        return withStates(
                List.of(
                        TableWorkbook.text("Điều", 9, DutyPage.OfClause::clause),
                        TableWorkbook.text("Nội dung", 70, DutyPage.OfClause::duty)),
                DutyPage.OfClause::states);
    }

    private static <T> List<Column<T>> withStates(List<Column<T>> first, Function<T, Map<DutyState, Long>> states) {
        List<Column<T>> columns = new ArrayList<>(first);
        for (DutyState state : DutyState.values()) {
            columns.add(
                    TableWorkbook.whole(state.title(), row -> states.apply(row).getOrDefault(state, 0L)));
        }
        return columns;
    }
}
