package vn.gov.phutho.cleangov.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A file that is the unencoded body of a request. */
public final class UploadedFile {

    private static final int MEGABYTE = 1024 * 1024;

    private UploadedFile() {}

    /**
     * Reads a file completely, but not more than one byte over the limit.
     *
     * @param largest in bytes
     * @throws ErrorResponseException with status 413 if it is larger
     */
    public static byte[] read(HttpServletRequest request, int largest) throws IOException {
        byte[] file = request.getContentLengthLong() > largest
                ? null
                : request.getInputStream().readNBytes(largest + 1);
        if (file == null || file.length > largest) {
            ProblemDetail tooLarge = ProblemDetail.forStatusAndDetail(
                    HttpStatus.PAYLOAD_TOO_LARGE, "Tệp lớn quá %d MB.".formatted(largest / MEGABYTE));
            tooLarge.setTitle("Tệp quá lớn");
            throw new ErrorResponseException(HttpStatus.PAYLOAD_TOO_LARGE, tooLarge, null);
        }
        return file;
    }
}
