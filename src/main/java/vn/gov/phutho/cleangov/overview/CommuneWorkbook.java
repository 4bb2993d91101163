package vn.gov.phutho.cleangov.overview;

import java.util.List;
import java.util.function.Consumer;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.overview.CommuneTable.Row;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;
import vn.gov.phutho.cleangov.workbook.TableWorkbook.Column;
import vn.gov.phutho.cleangov.workbook.TableWorkbook.Table;

/** The table of communes for Excel. */
final class CommuneWorkbook {

    private static final List<Column<Row>> COLUMNS = List.of(
            TableWorkbook.text("Mã", 9, Row::code),
            TableWorkbook.text("Xã, phường, thị trấn", 28, Row::name),
            TableWorkbook.text("Huyện", 24, Row::districtName),
            TableWorkbook.day("Ngày đăng ký", Row::registered),
            TableWorkbook.text("Sau hạn", 10, row -> row.late() ? "sau hạn" : ""),
            TableWorkbook.day("Ngày quán triệt", Row::briefed),
            TableWorkbook.day("Ngày phân công", Row::assigned),
            TableWorkbook.day("Ngày nộp tự đánh giá", Row::handedIn),
            TableWorkbook.points("Điểm tự chấm", Row::self),
            TableWorkbook.points("Điểm thẩm định", Row::appraised),
            TableWorkbook.text("Xếp loại", 30, row -> title(row.classification())),
            TableWorkbook.text("Xếp loại năm trước", 30, row -> title(row.before())),
            TableWorkbook.whole("Khó khăn chưa giải quyết", Row::difficulties),
            TableWorkbook.whole("Việc quá hạn", Row::overdue),
            TableWorkbook.text(
                    "Chuyên viên phụ trách",
                    30,
                    row -> row.inCharge() == null
                            ? ""
                            : row.inCharge() + (row.left() ? " (không còn giữ vị trí)" : "")));

    private CommuneWorkbook() {}

    /** @param rows passes each row to its consumer */
    static Table<Row> of(Consumer<Consumer<Row>> rows) {
        return new Table<>("Các xã", COLUMNS, rows);
    }

    static String title(Classification one) {
        return one == null ? "" : one.title();
    }
}
