package vn.gov.phutho.cleangov.security;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;

/** Wrong passwords: the list of all accounts for administrators, and what the owner of an account has to know. */
@Controller
class FailedSignInController {

    static final String SEEN = "/failed-sign-ins/seen";

    private final FailedSignIns failed;
    private final CurrentUser user;
    private final Rights rights;

    FailedSignInController(FailedSignIns failed, CurrentUser user, Rights rights) {
        this.rights = rights;
        this.failed = failed;
        this.user = user;
    }

    @GetMapping("/failed-sign-ins")
    String list(Model model) {
        rights.require(Right.READ_FAILED_SIGN_INS);
        model.addAttribute("failed", failed.latest());
        return "failed-sign-ins";
    }

    @GetMapping("/api/account/failed-sign-ins")
    @ResponseBody
    List<FailedSignIns.Origin> own() {
        return failed.unseenBy(user.id());
    }

    @PostMapping(SEEN)
    String seen() {
        failed.seenBy(user.id());
        return "redirect:/";
    }
}
