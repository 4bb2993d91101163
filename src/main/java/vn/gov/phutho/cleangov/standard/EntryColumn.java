package vn.gov.phutho.cleangov.standard;

import java.util.List;

/** A column of a table of entries. The first, {@link #KEY}, is hidden: the system identifies its rows by it. */
enum EntryColumn {
    KEY("", 4),
    OWNER("Xã, phường, thị trấn", 24),
    CODE("Mã", 6),
    NAME("Chỉ tiêu, nội dung", 42),
    UNIT("Đơn vị tính", 12),
    ALLOWED("Giá trị nhận được", 26),
    BESIDE("Xã tự chấm", 20),
    ANSWER("Kết quả đo được", 16),
    NO_CASE("Không phát sinh (x)", 12),
    ESTIMATE("Ước (x)", 7),
    NOTE("Giải trình", 42),
    RULE("Cách tính điểm", 44);

    private final String head;
    private final int width;

    EntryColumn(String head, int width) {
        this.head = head;
        this.width = width;
    }

    static List<EntryColumn> of(EntryTable.Kind kind) {
        return switch (kind) {
            case SELF_REVIEW -> List.of(KEY, CODE, NAME, UNIT, ALLOWED, ANSWER, NO_CASE, ESTIMATE, NOTE, RULE);
            case APPRAISAL -> List.of(KEY, OWNER, CODE, NAME, UNIT, ALLOWED, BESIDE, ANSWER, NO_CASE, ESTIMATE, NOTE);
        };
    }

    String head(EntryTable.Kind kind) {
        if (kind == EntryTable.Kind.APPRAISAL) {
            return switch (this) {
                case ANSWER -> "Thẩm định";
                case NOTE -> "Lý do, ghi chú";
                default -> head;
            };
        }
        return head;
    }

    /** In characters. */
    int width() {
        return width;
    }

    boolean filledIn() {
        return this == ANSWER || this == NO_CASE || this == ESTIMATE || this == NOTE;
    }
}
