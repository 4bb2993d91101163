package vn.gov.phutho.cleangov.duty;

import java.time.ZonedDateTime;
import vn.gov.phutho.cleangov.cycle.Duty;

/** The state of a duty. */
public enum DutyState {
    NOT_YET("chưa đến hạn"),
    IN_PROGRESS("đang làm"),
    DUE_SOON("sắp đến hạn"),
    OVERDUE("quá hạn"),
    DONE("xong");

    private static final int DAYS_SOON = 7;

    private final String title;

    DutyState(String title) {
        this.title = title;
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }

    static DutyState of(Duty duty, ZonedDateTime now) {
        if (duty.doneAt() != null) {
            return DONE;
        }
        if (now.isAfter(duty.due())) {
            return OVERDUE;
        }
        if (now.isBefore(duty.opens())) {
            return NOT_YET;
        }
        return soon(now).isBefore(duty.due()) ? IN_PROGRESS : DUE_SOON;
    }

    /** The time before which a deadline counts as near. */
    static ZonedDateTime soon(ZonedDateTime now) {
        return now.plusDays(DAYS_SOON);
    }

    /** Whether it can be done now and is not done. */
    boolean open() {
        return this != NOT_YET && this != DONE;
    }
}
