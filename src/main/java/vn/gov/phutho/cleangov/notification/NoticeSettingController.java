package vn.gov.phutho.cleangov.notification;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.notification.NoticeSetting.Morning;
import vn.gov.phutho.cleangov.notification.NoticeSetting.Urgent;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Two pages: a person's settings for notices, and for administrators the list of failed mails. */
@Controller
class NoticeSettingController {

    private final NoticeSettingService settings;
    private final Accounts accounts;
    private final UnitService units;
    private final CurrentUser user;
    private final Clock clock;
    private final Rights rights;

    NoticeSettingController(
            NoticeSettingService settings,
            Accounts accounts,
            UnitService units,
            CurrentUser user,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.settings = settings;
        this.accounts = accounts;
        this.units = units;
        this.user = user;
        this.clock = clock;
    }

    /** The request body that changes the settings. */
    record Choice(String address, Morning morning, Urgent urgent) {}

    @GetMapping("/account")
    String page(Model model) {
        model.addAttribute("account", user.id());
        model.addAttribute("address", settings.addressOf(user.id()));
        model.addAttribute("setting", settings.of(user.id()));
        model.addAttribute("mornings", Morning.values());
        model.addAttribute("urgents", Urgent.values());
        model.addAttribute("oversees", rights.has(Right.READ_MAILS));
        model.addAttribute("readsFailedSignIns", rights.has(Right.READ_FAILED_SIGN_INS));
        model.addAttribute("managesAccounts", rights.has(Right.MANAGE_ACCOUNTS));
        model.addAttribute(
                "posts", user.groups().stream().map(units::groupName).sorted().toList());
        return "account";
    }

    @PutMapping("/api/account/notices")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@RequestBody Choice choice) {
        if (choice.morning() == null || choice.urgent() == null) {
            throw new RefusedException("Hãy chọn khi nào nhận thư buổi sáng và thư đôn đốc.");
        }
        settings.choose(user.id(), new NoticeSetting(choice.morning(), choice.urgent()), choice.address());
    }

    /** @param when the last attempt; null if there was none */
    record FailedMail(
            String account,
            String name,
            String address,
            String subject,
            DeliveryStatus status,
            int attempts,
            ZonedDateTime when,
            String detail) {}

    @GetMapping("/mails")
    String failed(Model model) {
        rights.require(Right.READ_MAILS);
        List<DeliveryRepository.Failed> failed = settings.failed();
        Map<String, String> names = accounts.namesOf(failed.stream()
                .map(DeliveryRepository.Failed::recipient)
                .distinct()
                .toList());
        model.addAttribute(
                "mails",
                failed.stream()
                        .map(mail -> new FailedMail(
                                mail.recipient(),
                                names.getOrDefault(mail.recipient(), mail.recipient()),
                                mail.address(),
                                mail.subject(),
                                mail.status(),
                                mail.attempts(),
                                mail.lastAttemptAt() == null
                                        ? null
                                        : mail.lastAttemptAt().atZone(clock.getZone()),
                                mail.detail()))
                        .toList());
        return "mails";
    }

    /** Sends this person's given-up mails again. */
    @PostMapping("/api/accounts/{account}/mails")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendAgain(@PathVariable String account) {
        rights.require(Right.SEND_MAILS_AGAIN);
        settings.sendAgain(account);
    }
}
