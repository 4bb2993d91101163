package vn.gov.phutho.cleangov.audit;

/** How an act ended. */
public enum AuditResult {
    DONE("Đã thực hiện"),
    REFUSED("Bị từ chối"),
    FAILED("Không hoàn tất");

    private final String title;

    AuditResult(String title) {
        this.title = title;
    }

    /** The Vietnamese name of the result. */
    public String title() {
        return title;
    }
}
