package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.audit.AuditResult;

/** The second page of the log-in: it asks a person who has given the right password for a code. Nobody is logged in there. */
@Controller
class CodePageController {

    static final String PAGE = "/log-in/code";

    private final SignInGuard guard;
    private final Sessions sessions;
    private final AuditLog audit;

    CodePageController(SignInGuard guard, Sessions sessions, AuditLog audit) {
        this.guard = guard;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping(PAGE)
    ModelAndView page(HttpServletRequest request) {
        return PendingLogIn.of(request.getSession(false))
                .map(pending -> page(pending, HttpStatus.OK, null))
                .orElseGet(CodePageController::fromTheBeginning);
    }

    @PostMapping(PAGE)
    ModelAndView logIn(@RequestParam String code, HttpServletRequest request) {
        Optional<PendingLogIn> pending = PendingLogIn.of(request.getSession(false));
        return pending.isEmpty() ? fromTheBeginning() : logIn(pending.get(), code, request);
    }

    private ModelAndView logIn(PendingLogIn pending, String code, HttpServletRequest request) {
        try {
            if (!guard.isRightCode(pending.account(), code, request.getRemoteAddr())) {
                audit.atTheLogIn(
                        AuditKind.LOG_IN_FAILED,
                        pending.account(),
                        AuditResult.REFUSED,
                        "Mật khẩu đúng, mã xác thực sai");
                return page(
                        pending,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "Mã không đúng, đã dùng rồi hoặc đã quá hạn. Hãy đợi ứng dụng hiện mã mới rồi nhập lại.");
            }
        } catch (TooManyTriesException tooMany) {
            return page(pending, HttpStatus.TOO_MANY_REQUESTS, tooMany.ofCodes());
        }
        UserAuthentication person = AuthenticationUtil.createAuthentication(Sessions.ENGINE, pending.account());
        if (!person.getAuthorizedApps().contains(pending.application())) {
            return fromTheBeginning();
        }
        sessions.begin(request, person, LogInWay.PASSWORD);
        audit.atTheLogIn(
                AuditKind.LOG_IN,
                pending.account(),
                AuditResult.DONE,
                SecondFactors.isRecovery(code) ? "Mật khẩu và mã dự phòng" : "Mật khẩu và mã xác thực");
        return new ModelAndView("redirect:/camunda/app/%s/default/".formatted(pending.application()));
    }

    /** Without a password that was right a short time ago, nothing is asked here. */
    private static ModelAndView fromTheBeginning() {
        return new ModelAndView("redirect:" + SecurityConfiguration.TASKLIST);
    }

    private static ModelAndView page(PendingLogIn pending, HttpStatusCode status, String objection) {
        ModelAndView page = new ModelAndView("log-in-code");
        page.setStatus(status);
        page.addObject("account", pending.account());
        page.addObject("objection", objection);
        return page;
    }
}
