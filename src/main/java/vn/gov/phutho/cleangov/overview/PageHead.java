package vn.gov.phutho.cleangov.overview;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.platform.CurrentUser;

/** What the head of every page tells: who reads it, and how much waits in their inbox. */
@Component
class PageHead {

    private final NoticeService notices;
    private final CurrentUser user;
    private final Clock clock;

    PageHead(NoticeService notices, CurrentUser user, Clock clock) {
        this.notices = notices;
        this.user = user;
        this.clock = clock;
    }

    /**
     * @param year 0 for this year
     * @return the year that the page shows
     */
    int write(Model model, int year) {
        int shown = year == 0 ? LocalDate.now(clock).getYear() : year;
        model.addAttribute("person", notices.nameOf(user.id()));
        model.addAttribute("unread", notices.unread(user.id()));
        model.addAttribute("year", shown);
        return shown;
    }
}
