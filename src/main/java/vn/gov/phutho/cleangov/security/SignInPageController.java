package vn.gov.phutho.cleangov.security;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the log-in page who runs this system and who gives out passwords. Everybody may read it. */
@RestController
class SignInPageController {

    private final SignInProperties settings;

    SignInPageController(SignInProperties settings) {
        this.settings = settings;
    }

    /**
     * What the log-in page says.
     *
     * @param body whose system this is; empty if it is not to be named
     * @param help what to do without a password
     */
    record SignInPage(String body, String help) {}

    @GetMapping("/forms/sign-in")
    SignInPage signInPage() {
        String contact = settings.contact().isBlank() ? "người quản trị hệ thống của cơ quan bạn" : settings.contact();
        return new SignInPage(
                settings.body(), "Chưa có tài khoản hoặc quên mật khẩu? Hãy liên hệ " + contact + " để được cấp lại.");
    }
}
