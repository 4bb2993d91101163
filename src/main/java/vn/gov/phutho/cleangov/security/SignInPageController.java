package vn.gov.phutho.cleangov.security;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the log-in page who runs this system and who gives out passwords. Everybody may read it. */
@RestController
class SignInPageController {

    private final SignInProperties settings;
    private final LogInWays ways;

    SignInPageController(SignInProperties settings, LogInWays ways) {
        this.settings = settings;
        this.ways = ways;
    }

    /**
     * What the log-in page says.
     *
     * @param body whose system this is; empty if it is not to be named
     * @param help what to do without a password
     * @param asksForPassword whether it has the form for name and password
     * @param providers where people can log in instead
     */
    record SignInPage(String body, String help, boolean asksForPassword, List<Way> providers) {}

    /**
     * A provider.
     *
     * @param label what its button says
     * @param address where its button leads
     */
    record Way(String label, String address) {}

    @GetMapping("/forms/sign-in")
    SignInPage signInPage() {
        String contact = settings.contact().isBlank() ? "người quản trị hệ thống của cơ quan bạn" : settings.contact();
        String help = "Chưa có tài khoản hoặc quên mật khẩu? Hãy liên hệ " + contact + " để được cấp lại.";
        return new SignInPage(
                settings.body(),
                ways.asksAdministratorsAlone() ? "Tên và mật khẩu ở đây chỉ dành cho quản trị viên. " + help : help,
                ways.asksForPasswords(),
                ways.providers().stream()
                        .map(one -> new Way("Đăng nhập bằng " + one.name(), one.start()))
                        .toList());
    }
}
