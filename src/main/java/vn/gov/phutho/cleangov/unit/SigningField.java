package vn.gov.phutho.cleangov.unit;

import java.util.Locale;

/**
 * A kind of papers that a chair can let a deputy sign. In each unit it has a group of the engine: the people who may take
 * the chair's tasks that sign such papers.
 */
public enum SigningField {
    REPORT("Báo cáo tháng 6, báo cáo năm"),
    CLASSIFICATION("Quyết định, thông báo xếp loại; thu hồi, xếp loại lại"),
    EXCELLENCE("Tờ trình, quyết định công nhận xuất sắc"),
    REMEDIATION("Kế hoạch khắc phục của xã yếu kém"),
    URGING("Công văn đôn đốc");

    private final String title;

    SigningField(String title) {
        this.title = title;
    }

    /** The Vietnamese name of these papers. */
    public String title() {
        return title;
    }

    /** The group of the people who may sign them for the chair of a unit: {@code signs-report-230}. */
    public String group(String unitCode) {
        return "signs-%s-%s".formatted(name().toLowerCase(Locale.ROOT), unitCode);
    }
}
