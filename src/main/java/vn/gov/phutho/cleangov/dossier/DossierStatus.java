package vn.gov.phutho.cleangov.dossier;

/** The state of a dossier. */
public enum DossierStatus {
    OPENED("chưa đăng ký"),
    REGISTERED("đã đăng ký"),
    SELF_REVIEWED("đã tự đánh giá"),
    ASSESSED("huyện đã xếp loại"),
    CLOSED("đã đóng");

    private final String title;

    DossierStatus(String title) {
        this.title = title;
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }
}
