package vn.gov.phutho.cleangov.cycle;

import java.time.ZonedDateTime;
import java.util.List;

/** The phase of a year. */
public enum Phase {
    NOT_OPEN("chưa mở"),
    OPENED("đã mở, chưa đến kỳ đăng ký"),
    REGISTRATION("đăng ký phấn đấu"),
    IMPLEMENTATION("tổ chức thực hiện"),
    SELF_REVIEW("tự đánh giá"),
    ASSESSMENT("huyện đánh giá, xếp loại"),
    RECOGNITION("tỉnh xét công nhận"),
    CLOSED("đã khép");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }

    /** The phase of an open year at this moment. */
    static Phase at(ZonedDateTime now, List<Window> windows) {
        if (!now.isBefore(Window.of(windows, Milestone.PROVINCIAL_RECOGNITION).opens())) {
            return RECOGNITION;
        }
        if (!now.isBefore(Window.of(windows, Milestone.DISTRICT_ASSESSMENT).opens())) {
            return ASSESSMENT;
        }
        if (!now.isBefore(Window.of(windows, Milestone.SELF_REVIEW).opens())) {
            return SELF_REVIEW;
        }
        if (now.isAfter(Window.of(windows, Milestone.REGISTRATION).due())) {
            return IMPLEMENTATION;
        }
        return now.isBefore(Window.of(windows, Milestone.REGISTRATION).opens()) ? OPENED : REGISTRATION;
    }
}
