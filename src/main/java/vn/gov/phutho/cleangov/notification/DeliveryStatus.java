package vn.gov.phutho.cleangov.notification;

/** What has become of a notice on its way. */
enum DeliveryStatus {
    /** A mail that waits, perhaps for a server that is down. */
    PENDING("đang chờ gửi lại"),
    /** It lies in the inbox, or the mail server has accepted it. */
    DELIVERED("đã gửi"),
    /** The mail server refused it too often. */
    GIVEN_UP("bị từ chối"),
    /** The person's account names no address. */
    NO_ADDRESS("chưa có địa chỉ thư"),
    /** No mail server is configured. */
    NO_SERVER("chưa có máy chủ thư"),
    /** The person wants no mail of what is not pressing. */
    NOT_WANTED("không gửi theo lựa chọn của người nhận");

    private final String title;

    DeliveryStatus(String title) {
        this.title = title;
    }

    /** As whoever oversees all reads it. */
    public String title() {
        return title;
    }
}
