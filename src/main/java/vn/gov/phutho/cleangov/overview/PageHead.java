package vn.gov.phutho.cleangov.overview;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.context.LazyContextVariable;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;

/**
 * The data for the head of every page, of all controllers: the reader's name, the number of unread notices, and
 * whether the reader may read any unit, may read the log of the system, looks after the models, and only reads.
 */
@Component
class PageHead implements HandlerInterceptor, WebMvcConfigurer {

    private final NoticeService notices;
    private final Accounts accounts;
    private final ReadAccess access;
    private final CurrentUser user;
    private final Clock clock;
    private final Rights rights;

    PageHead(
            NoticeService notices, Accounts accounts, ReadAccess access, CurrentUser user, Clock clock, Rights rights) {
        this.rights = rights;
        this.notices = notices;
        this.accounts = accounts;
        this.access = access;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** The attributes are suppliers: only a request that renders a page reads them. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute("person", lazily(() -> anybody() ? accounts.nameOf(user.id()) : null));
        request.setAttribute("unread", lazily(() -> anybody() ? notices.unread(user.id()) : 0L));
        request.setAttribute(
                "readsUnits",
                lazily(() -> rights.has(Right.READ_EVERYTHING)
                        || !access.places().unitCodes().isEmpty()));
        request.setAttribute("readsTheLog", lazily(() -> rights.has(Right.READ_LOG)));
        request.setAttribute("retriesWork", lazily(() -> rights.has(Right.RETRY_WORK)));
        request.setAttribute("onlyReads", lazily(access::onlyReads));
        return true;
    }

    private boolean anybody() {
        return !CurrentUser.SYSTEM.equals(user.id());
    }

    private static <T> LazyContextVariable<T> lazily(Supplier<T> value) {
        return new LazyContextVariable<>() {
            @Override
            protected T loadValue() {
                return value.get();
            }
        };
    }

    /**
     * @param year the requested year; 0 for this year
     * @return the year that the page shows
     */
    int write(Model model, int year) {
        int shown = year == 0 ? LocalDate.now(clock).getYear() : year;
        model.addAttribute("year", shown);
        return shown;
    }
}
