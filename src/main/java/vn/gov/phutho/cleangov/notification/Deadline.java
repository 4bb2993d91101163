package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Work that is due on a day: an open task, or a window that opens later.
 *
 * @param taskId null for a window that has not opened yet
 * @param title what is to be done, Vietnamese
 * @param unitName the unit concerned
 * @param due the day on which it is due. A task that is created after its due day is due on the day it was created: a
 *     year that is opened late does not begin with overdue tasks
 * @param since the day on which the task was created; no reminder is due before it
 * @param appearedAt when the task was created; null for a window
 * @param groups the groups whose members have to act
 * @param assignee the account that has claimed the task; null if unclaimed
 */
record Deadline(
        String taskId,
        String title,
        String unitName,
        int year,
        LocalDate due,
        LocalDate since,
        Instant appearedAt,
        List<String> groups,
        String assignee) {}
