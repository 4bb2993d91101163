package vn.gov.phutho.cleangov.audit;

/** What a row of the log can be about. The list is closed: the name of a kind is stored and stays. */
public enum AuditKind {
    LOG_IN("Đăng nhập"),
    LOG_IN_FAILED("Đăng nhập không thành công"),
    LOG_OUT("Đăng xuất"),
    ACCOUNT_CHANGED("Thay đổi tài khoản"),
    PASSWORD_CHANGED("Đổi mật khẩu"),
    SECOND_FACTOR_CHANGED("Xác thực hai bước"),
    GROUP_CHANGED("Thay đổi nhóm"),
    MEMBERSHIP_CHANGED("Thay đổi thành viên nhóm"),
    AUTHORIZATION_CHANGED("Thay đổi quyền"),
    MODEL_DEPLOYED("Triển khai, gỡ mô hình"),
    PAPER_ISSUED("Ký, ban hành văn bản"),
    PAPER_SIGNED("Nạp bản ký số của văn bản"),
    PAPER_READ("Xem, tải văn bản"),
    EVIDENCE_READ("Xem, tải tệp minh chứng"),
    DATA_EXPORTED("Xuất dữ liệu");

    private final String title;

    AuditKind(String title) {
        this.title = title;
    }

    /** The Vietnamese name of the kind. */
    public String title() {
        return title;
    }
}
