package vn.gov.phutho.cleangov.cycle;

/** The phase of a year. */
public enum Phase {
    NOT_OPEN("chưa mở"),
    OPENED("đã mở, chưa đến kỳ đăng ký"),
    REGISTRATION("đăng ký phấn đấu"),
    IMPLEMENTATION("tổ chức thực hiện"),
    SELF_REVIEW("tự đánh giá"),
    ASSESSMENT("huyện đánh giá, xếp loại"),
    RECOGNITION("tỉnh xét công nhận"),
    CLOSED("đã khép");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }
}
