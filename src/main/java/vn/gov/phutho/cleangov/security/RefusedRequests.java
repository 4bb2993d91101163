package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.PageProblems;
import vn.gov.phutho.cleangov.platform.Problem;

/**
 * Answers what Spring Security refuses by itself: a request without its CSRF token, and an address that has two meanings
 * ({@code //}, {@code ;}, {@code %2e%2e}). A person gets a page, a program gets a problem (RFC 9457).
 */
@Component
class RefusedRequests implements AccessDeniedHandler, RequestRejectedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        PageProblems.write(
                request,
                response,
                cause instanceof CsrfException
                        ? new Problem(
                                HttpStatus.FORBIDDEN,
                                "no-token",
                                "Hãy tải lại trang",
                                "Trang này đã mở quá lâu, hoặc yêu cầu đến từ một trang web khác. Chưa thay đổi gì; hãy tải lại trang rồi làm lại.")
                        : new Problem(
                                HttpStatus.FORBIDDEN,
                                "forbidden",
                                "Không có quyền",
                                "Bạn không có quyền xem nội dung này."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
            throws IOException {
        PageProblems.write(
                request,
                response,
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "bad-request",
                        "Yêu cầu không hợp lệ",
                        "Địa chỉ hoặc dữ liệu gửi lên thiếu hoặc sai."));
    }
}
