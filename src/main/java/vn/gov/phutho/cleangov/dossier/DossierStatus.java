package vn.gov.phutho.cleangov.dossier;

/** How far a dossier has come. */
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

    /** What officials call it. */
    public String title() {
        return title;
    }
}
