package vn.gov.phutho.cleangov.notification;

import java.time.LocalDate;

/**
 * One deadline in a notice, as it was on the notice's day.
 *
 * @param taskId null for a window that had not opened
 * @param daysLeft calendar days until it is due; negative when it is overdue
 * @param role why the person is reminded of this deadline
 */
public record NoticeItem(
        String taskId,
        String title,
        String unitName,
        int year,
        LocalDate due,
        int daysLeft,
        int workingDaysOverdue,
        RecipientRole role) {

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";
    private static final String FIRST_PAGE = "/";

    /** The path of the task; the path of the first page if there is no task or if it belongs to another person. */
    public String path() {
        return taskId != null && role == RecipientRole.HOLDER ? TASK + taskId : FIRST_PAGE;
    }

    public boolean overdue() {
        return daysLeft < 0;
    }

    /** «còn 7 ngày» */
    public String when() {
        if (overdue()) {
            return "quá hạn %d ngày làm việc".formatted(workingDaysOverdue);
        }
        return daysLeft == 0 ? "hạn hôm nay" : "còn %d ngày".formatted(daysLeft);
    }

    /** «Soạn báo cáo – Huyện Đoan Hùng» */
    String what() {
        return unitName.isBlank() ? title : title + " – " + unitName;
    }
}
