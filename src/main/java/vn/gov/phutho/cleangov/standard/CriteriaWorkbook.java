package vn.gov.phutho.cleangov.standard;

import static vn.gov.phutho.cleangov.standard.CriteriaColumn.answer;
import static vn.gov.phutho.cleangov.standard.CriteriaColumn.lines;
import static vn.gov.phutho.cleangov.standard.CriteriaColumn.number;
import static vn.gov.phutho.cleangov.standard.CriteriaColumn.text;
import static vn.gov.phutho.cleangov.standard.CriteriaColumn.word;
import static vn.gov.phutho.cleangov.standard.CriteriaColumn.words;

import java.util.List;

/** The criteria set as an Excel workbook that a person can edit: its sheets and their columns. */
final class CriteriaWorkbook {

    static final String GENERAL = "Thông tin chung";
    static final String CRITERIA = "Tiêu chí";
    static final String INDICATORS = "Chỉ tiêu";
    static final String BANDS = "Khung điểm";
    static final String ITEMS = "Mục kiểm";
    static final String AGENCIES = "Cơ quan";

    static final List<String> GENERAL_HEADS = List.of("Mục", "Nội dung");

    static final List<CriteriaColumn> GENERAL_LINES = List.of(
            text("Mã bộ tiêu chí", "id", 0),
            number("Phiên bản", "version"),
            word("Tình trạng", "status", CriteriaWords.STATUSES, 0),
            text("Căn cứ ban hành", "legalBasis_vi", 0),
            number("Áp dụng từ năm", "validFrom"),
            number("Áp dụng đến năm", "validTo"),
            number("Tổng điểm", "totalPoints"),
            text("Ghi chú", "note_vi", 0));

    static final List<CriteriaColumn> CRITERIA_COLUMNS = List.of(
            text("Mã tiêu chí", "code", 12), text("Tên tiêu chí", "name_vi", 60), number("Điểm tối đa", "maxPoints"));

    /** The column that names the owner of a row: the criterion of an indicator, the indicator of a band. */
    static final CriteriaColumn CRITERION = text("Tiêu chí", "", 12);

    static final CriteriaColumn INDICATOR = text("Chỉ tiêu", "", 12);

    static final List<CriteriaColumn> INDICATOR_COLUMNS = List.of(
            text("Mã chỉ tiêu", "code", 12),
            text("Tên chỉ tiêu", "name_vi", 60),
            text("Đơn vị tính", "unit", 14),
            number("Điểm tối đa", "maxPoints"),
            word("Cách chấm", "rule.type", CriteriaWords.RULES, 14),
            word("Chiều", "direction", CriteriaWords.DIRECTIONS, 20),
            number("Giá trị nhỏ nhất", "value.min"),
            number("Giá trị lớn nhất", "value.max"),
            number("Số chữ số thập phân", "value.decimals"),
            number("Tỷ lệ: 0 điểm tại", "rule.zeroAt"),
            number("Tỷ lệ: điểm tối đa tại", "rule.fullAt"),
            number("Điểm khi có", "rule.pointsIfTrue"),
            number("Điểm khi không", "rule.pointsIfFalse"),
            word("Không phát sinh được", "noCase", CriteriaWords.NO_CASE, 16),
            text("Câu hỏi khi năm trước không có", "zeroBase.question_vi", 30),
            word("Phủ quyết khi giá trị", "veto.measured.op", CriteriaWords.COMPARISONS, 20),
            answer("Giá trị phủ quyết", "veto.measured.value"),
            text("Câu hỏi phủ quyết", "veto.question_vi", 40),
            words("Không được xếp loại", "veto.blocks", CriteriaWords.CLASSES, 24),
            text("Lý do phủ quyết", "veto.reason_vi", 40),
            text("Cơ quan thẩm định", "appraiser", 18),
            word("Hệ thống tính từ", "computed", CriteriaWords.RECORDS, 28),
            lines("Tài liệu chứng minh", "evidence_vi", 50),
            text("Nguồn số liệu", "dataSource_vi", 30),
            words("Không áp dụng cho", "notFor", CriteriaWords.TYPES, 20));

    static final List<CriteriaColumn> BAND_COLUMNS =
            List.of(number("Từ", "from"), number("Đến", "to"), number("Điểm", "points"));

    static final List<CriteriaColumn> ITEM_COLUMNS = List.of(text("Nội dung", "text_vi", 80), number("Điểm", "points"));

    static final List<CriteriaColumn> AGENCY_COLUMNS =
            List.of(text("Mã cơ quan", "code", 18), text("Tên cơ quan", "name_vi", 50));

    private CriteriaWorkbook() {}

    static byte[] write(CriteriaSet set) {
        return new CriteriaWorkbookWriter(set).write();
    }

    /** Never throws, for any bytes. */
    static CriteriaDraft read(byte[] file) {
        return CriteriaWorkbookReader.read(file);
    }
}
