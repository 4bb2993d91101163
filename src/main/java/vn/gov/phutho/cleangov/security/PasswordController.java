package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.PasswordRules;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** The page on which people change their own password, and must if an administrator has set it. */
@Controller
class PasswordController {

    static final String PAGE = "/password";

    private static final String KEPT_ELSEWHERE =
            "Mật khẩu của tài khoản này do hệ thống tài khoản của cơ quan giữ, nên hãy đổi ở đó.";

    private final IdentityService identity;
    private final SignInGuard guard;
    private final FirstPasswords firstPasswords;
    private final PasswordRules rules;
    private final CurrentUser user;

    PasswordController(
            IdentityService identity,
            SignInGuard guard,
            FirstPasswords firstPasswords,
            PasswordRules rules,
            CurrentUser user) {
        this.identity = identity;
        this.guard = guard;
        this.firstPasswords = firstPasswords;
        this.rules = rules;
        this.user = user;
    }

    @GetMapping(PAGE)
    ModelAndView page() {
        return page(HttpStatus.OK, null);
    }

    @PostMapping(PAGE)
    ModelAndView change(
            @RequestParam String current,
            @RequestParam String password,
            @RequestParam String repeated,
            HttpServletRequest request) {
        String account = user.id();
        if (isKeptElsewhere()) {
            throw new RefusedException(KEPT_ELSEWHERE);
        }
        try {
            if (!guard.isRight(account, current, request.getRemoteAddr())) {
                return page(
                        HttpStatus.UNPROCESSABLE_ENTITY, "Mật khẩu hiện tại không đúng. Chưa đổi gì; hãy nhập lại.");
            }
        } catch (TooManyTriesException tooMany) {
            return page(HttpStatus.TOO_MANY_REQUESTS, tooMany.getMessage());
        }
        User self = identity.createUserQuery().userId(account).singleResult();
        Optional<String> objection = objection(self, password, repeated);
        if (objection.isPresent()) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, objection.get());
        }
        self.setPassword(password);
        identity.saveUser(self);
        return new ModelAndView("redirect:/");
    }

    private Optional<String> objection(User self, String password, String repeated) {
        if (!password.equals(repeated)) {
            return Optional.of("Hai lần nhập mật khẩu mới không giống nhau. Chưa đổi gì; hãy nhập lại.");
        }
        return identity.checkPasswordAgainstPolicy(password, self).isValid()
                ? Optional.empty()
                : Optional.of("Mật khẩu mới chưa đạt yêu cầu, nên chưa đổi gì. " + rules.description());
    }

    private ModelAndView page(HttpStatusCode status, String objection) {
        ModelAndView page = new ModelAndView("password");
        page.setStatus(status);
        page.addObject("account", user.id());
        page.addObject("elsewhere", isKeptElsewhere() ? KEPT_ELSEWHERE : null);
        page.addObject("first", !isKeptElsewhere() && firstPasswords.isToBeChanged(user.id()));
        page.addObject("rules", rules.description());
        page.addObject("objection", objection);
        return page;
    }

    private static boolean isKeptElsewhere() {
        return !LogInWay.isPasswordKeptHere(SecurityContextHolder.getContext().getAuthentication());
    }
}
