package vn.gov.phutho.cleangov.notification;

/** The state of a delivery. */
enum DeliveryStatus {
    /** The mail is not sent yet; the mail server may be down. */
    PENDING("đang chờ gửi lại"),
    /** The notice is in the inbox, or the mail server has accepted it. */
    DELIVERED("đã gửi"),
    /** The mail server refused it too often. */
    GIVEN_UP("bị từ chối"),
    /** The person's account has no address. */
    NO_ADDRESS("chưa có địa chỉ thư"),
    /** No mail server is configured. */
    NO_SERVER("chưa có máy chủ thư"),
    /** The person has chosen to get no mail for what is not urgent. */
    NOT_WANTED("không gửi theo lựa chọn của người nhận");

    private final String title;

    DeliveryStatus(String title) {
        this.title = title;
    }

    /** The text shown to the administrators. */
    public String title() {
        return title;
    }
}
