package vn.gov.phutho.cleangov.notification;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import vn.gov.phutho.cleangov.engine.CurrentUser;

/** The inbox of the logged-in person, as a page and as JSON. */
@Controller
class NoticeController {

    private final NoticeService notices;
    private final CurrentUser user;

    NoticeController(NoticeService notices, CurrentUser user) {
        this.notices = notices;
        this.user = user;
    }

    @GetMapping("/notices")
    String page(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("inbox", notices.open(user.id(), page));
        return "notices";
    }

    /** The latest first. Reading them here does not mark them as read. */
    @GetMapping("/api/notices")
    @ResponseBody
    List<Notice> notices() {
        return notices.latest(user.id());
    }

    @PostMapping("/api/notices/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void readAll() {
        notices.readAll(user.id());
    }

    /** @param unread the number of notices that the person has not opened */
    record Waiting(long unread) {}

    @GetMapping("/api/notices/unread")
    @ResponseBody
    Waiting unread() {
        return new Waiting(notices.unread(user.id()));
    }
}
