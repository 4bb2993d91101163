package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;

/** The page on which people switch the second factor of their account on and off; and its reset by an administrator. */
@Controller
class SecondFactorController {

    static final String PAGE = "/second-factor";
    static final String OFF = PAGE + "/off";

    private static final String ELSEWHERE =
            "Tài khoản này đăng nhập bằng hệ thống tài khoản của cơ quan, nên xác thực hai bước cũng do hệ thống đó làm.";
    private static final String NOT_OFFERED = "Hệ thống này không dùng xác thực hai bước.";
    private static final String SECRET = SecondFactorController.class.getName() + ".secret";

    private final SecondFactors factors;
    private final SignInGuard guard;
    private final CurrentUser user;
    private final Rights rights;

    SecondFactorController(SecondFactors factors, SignInGuard guard, CurrentUser user, Rights rights) {
        this.rights = rights;
        this.factors = factors;
        this.guard = guard;
        this.user = user;
    }

    @GetMapping(PAGE)
    ModelAndView page(HttpSession session) {
        return page(session, HttpStatus.OK, null);
    }

    @PostMapping(PAGE)
    ModelAndView switchOn(@RequestParam String password, @RequestParam String code, HttpServletRequest request) {
        requireOffered();
        HttpSession session = request.getSession();
        if (!(session.getAttribute(SECRET) instanceof String secret)) {
            return page(session, HttpStatus.UNPROCESSABLE_ENTITY, "Mã QR đã được thay. Hãy quét mã mới rồi nhập lại.");
        }
        try {
            if (!guard.isRight(user.id(), password, request.getRemoteAddr())) {
                return page(
                        session,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "Mật khẩu không đúng. Chưa bật xác thực hai bước; hãy nhập lại.");
            }
        } catch (TooManyTriesException tooMany) {
            return page(session, HttpStatus.TOO_MANY_REQUESTS, tooMany.getMessage());
        }
        List<String> codes = factors.switchOn(secret, code);
        if (codes.isEmpty()) {
            return page(
                    session,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Mã không đúng. Chưa bật xác thực hai bước; hãy nhập mã đang hiện trong ứng dụng, và xem đồng hồ của điện thoại có đúng giờ không.");
        }
        session.removeAttribute(SECRET);
        ModelAndView page = page(session, HttpStatus.OK, null);
        page.addObject("codes", codes);
        return page;
    }

    @PostMapping(OFF)
    ModelAndView switchOff(@RequestParam String password, @RequestParam String code, HttpServletRequest request) {
        HttpSession session = request.getSession();
        try {
            if (!guard.isRight(user.id(), password, code, request.getRemoteAddr())) {
                return page(
                        session,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "Mật khẩu hoặc mã không đúng. Xác thực hai bước vẫn bật; hãy nhập lại.");
            }
        } catch (TooManyTriesException tooMany) {
            return page(session, HttpStatus.TOO_MANY_REQUESTS, tooMany.getMessage());
        }
        factors.switchOff();
        return new ModelAndView("redirect:" + PAGE);
    }

    /** @param account who has lost the phone */
    record Lost(String account) {}

    @PostMapping("/api/second-factor-resets")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody Lost lost) {
        rights.require(Right.RESET_SECOND_FACTOR);
        if (lost.account() == null || lost.account().isBlank()) {
            throw new RefusedException("Hãy ghi tên đăng nhập của người mất điện thoại.");
        }
        if (lost.account().strip().equals(user.id())) {
            throw new RefusedException(
                    "Hãy tắt xác thực hai bước của chính mình bằng mật khẩu và mã, ở trang %s.".formatted(PAGE));
        }
        factors.reset(lost.account().strip());
    }

    private void requireOffered() {
        if (!factors.isOffered()) {
            throw new RefusedException(NOT_OFFERED);
        }
        if (!LogInWay.isPasswordKeptHere(person())) {
            throw new RefusedException(ELSEWHERE);
        }
    }

    private ModelAndView page(HttpSession session, HttpStatusCode status, String objection) {
        ModelAndView page = new ModelAndView("second-factor");
        boolean elsewhere = !LogInWay.isPasswordKeptHere(person());
        boolean on = factors.isOn(user.id());
        page.setStatus(status);
        page.addObject("account", user.id());
        page.addObject("none", elsewhere ? ELSEWHERE : factors.isOffered() ? null : NOT_OFFERED);
        page.addObject("on", on);
        page.addObject("missing", factors.isMissing(person()));
        page.addObject("objection", objection);
        if (on) {
            page.addObject("left", factors.recoveryCodesOf(user.id()));
        } else if (!elsewhere && factors.isOffered()) {
            String secret = secretOf(session);
            page.addObject("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
            page.addObject("picture", QrCode.of(OneTimeCodes.address(user.id(), secret)));
        }
        return page;
    }

    /** The secret that the page shows: the same as long as the person tries, and forgotten with the session. */
    private static String secretOf(HttpSession session) {
        if (!(session.getAttribute(SECRET) instanceof String secret)) {
            String first = OneTimeCodes.newSecret();
            session.setAttribute(SECRET, first);
            return first;
        }
        return secret;
    }

    private static Authentication person() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
