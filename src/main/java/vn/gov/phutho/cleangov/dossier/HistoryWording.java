package vn.gov.phutho.cleangov.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;

/** Translates names and values of the history into words for officials. */
final class HistoryWording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final CriteriaSet criteria;
    private final Map<String, String> people;

    /**
     * @param criteria by which the year is measured
     * @param people names by accounts
     */
    HistoryWording(CriteriaSet criteria, Map<String, String> people) {
        this.criteria = criteria;
        this.people = people;
    }

    /** The name of the person; the account itself if it no longer exists. */
    String person(String account) {
        return people.getOrDefault(account, account);
    }

    /** Which value it is: «Xã tự chấm, chỉ tiêu 1.1 …», «Xếp loại». */
    String title(String what) {
        if (isScore(what)) {
            return "%s%s, chỉ tiêu %s %s"
                    .formatted(
                            what.startsWith(Recorded.POINTS) ? "Điểm " : "Giá trị ",
                            Side.SELF.name().equals(part(what, 1)) ? "xã tự chấm" : "thẩm định",
                            part(what, 2),
                            criteria.indicator(part(what, 2))
                                    .map(Indicator::name)
                                    .orElse(""))
                    .strip();
        }
        if (what.startsWith(Recorded.EVIDENCE)) {
            return "Tệp minh chứng, chỉ tiêu " + what.substring(Recorded.EVIDENCE.length());
        }
        if (what.startsWith(Recorded.EXPLANATION)) {
            return "Giải trình của xã, chỉ tiêu " + what.substring(Recorded.EXPLANATION.length());
        }
        if (what.startsWith(CycleService.DEADLINE_IN_HISTORY)) {
            return "Thời hạn «%s»".formatted(Milestone.valueOf(part(what, 1)).title());
        }
        if (what.startsWith(CycleService.OPENING_IN_HISTORY)) {
            return "Ngày bắt đầu «%s»"
                    .formatted(Milestone.valueOf(part(what, 1)).title());
        }
        if (what.startsWith(WorkingCalendar.HISTORY)) {
            return "Lịch làm việc ngày " + day(part(what, 1));
        }
        return switch (what) {
            case Recorded.STATUS -> "Tình trạng hồ sơ";
            case Recorded.TARGET -> "Danh hiệu phấn đấu";
            case Recorded.IN_TIME -> "Đăng ký đúng hạn";
            case Recorded.SELF_REVIEW -> "Bản tự đánh giá";
            case Recorded.PROPOSED_CLASS -> "Mức xếp loại theo bảng quyết định";
            case Recorded.CLASSIFICATION -> "Xếp loại";
            case Recorded.EXCELLENCE -> "Xét xuất sắc";
            case Recorded.IN_CHARGE -> "Chuyên viên phụ trách";
            case Recorded.REMEDIATION -> "Kế hoạch khắc phục";
            case Recorded.RECHECK -> "Kiểm tra lại của tỉnh";
            case Recorded.RECHECK_SAMPLE -> "Mẫu kiểm tra lại";
            case History.SIGNED_PAPER -> "Bản ký số của văn bản";
            default -> what;
        };
    }

    /** What the value was; empty if there was none. */
    String value(String what, String value) {
        if (value == null) {
            return "";
        }
        if (what.startsWith(Recorded.POINTS)) {
            return value.replace('.', ',');
        }
        if (isScore(what)) {
            return criteria.indicator(part(what, 2))
                    .map(indicator -> indicator.inWords(Measurement.fromJson(value))
                            + (Recorded.estimated(value) ? " (ước)" : ""))
                    .orElse(value);
        }
        if (what.startsWith(CycleService.DEADLINE_IN_HISTORY) || what.startsWith(CycleService.OPENING_IN_HISTORY)) {
            return day(value);
        }
        if (what.startsWith(WorkingCalendar.HISTORY)) {
            return "WORK".equals(value) ? "làm việc" : "nghỉ";
        }
        return switch (what) {
            case Recorded.STATUS -> DossierStatus.valueOf(value).title();
            case Recorded.TARGET, Recorded.PROPOSED_CLASS, Recorded.CLASSIFICATION ->
                Classification.valueOf(value).title();
            case Recorded.IN_TIME -> Boolean.parseBoolean(value) ? "đúng hạn" : "quá hạn";
            case Recorded.SELF_REVIEW -> Recorded.RETURNED.equals(value) ? "trả lại" : "đã tự chấm";
            case Recorded.EXCELLENCE -> Excellence.valueOf(value).title();
            case Recorded.RECHECK -> Recorded.DEVIATES.equals(value) ? "có sai lệch" : "đúng";
            case Recorded.IN_CHARGE -> person(value);
            case Recorded.REMEDIATION -> Recorded.ENDED.equals(value) ? "dừng" : "đang thực hiện";
            default -> value;
        };
    }

    private static boolean isScore(String what) {
        return what.startsWith(Recorded.SCORE + ".") || what.startsWith(Recorded.POINTS + ".");
    }

    private static String part(String what, int index) {
        return what.split("\\.", 3)[index];
    }

    private static String day(String isoDay) {
        return DAY.format(LocalDate.parse(isoDay));
    }
}
