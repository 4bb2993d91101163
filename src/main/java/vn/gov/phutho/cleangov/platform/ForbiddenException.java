package vn.gov.phutho.cleangov.platform;

/** Somebody asked for what is not theirs. Its message is Vietnamese and answers with status 403. */
public class ForbiddenException extends RuntimeException {

    public ForbiddenException() {
        this("Bạn không có quyền xem dữ liệu của đơn vị này.");
    }

    public ForbiddenException(String message) {
        super(message);
    }
}
