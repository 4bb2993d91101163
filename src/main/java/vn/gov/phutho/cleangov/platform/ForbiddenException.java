package vn.gov.phutho.cleangov.platform;

/** A person asked for something without permission. The message is Vietnamese, the status 403. */
public class ForbiddenException extends RuntimeException {

    public ForbiddenException() {
        this("Bạn không có quyền xem dữ liệu của đơn vị này.");
    }

    public ForbiddenException(String message) {
        super(message);
    }
}
