package vn.gov.phutho.cleangov.notification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.security.SecondFactorReset;

/** Tells the owners of accounts what others have done to them. */
@Component
class SecurityNotices {

    private final NoticeService notices;

    SecurityNotices(NoticeService notices) {
        this.notices = notices;
    }

    @EventListener
    void reset(SecondFactorReset reset) {
        notices.tell(
                reset.account(),
                "Quản trị viên đã đặt lại xác thực hai bước của tài khoản đồng chí; nếu đồng chí không yêu cầu, hãy đổi mật khẩu và báo ngay",
                reset.by());
    }
}
