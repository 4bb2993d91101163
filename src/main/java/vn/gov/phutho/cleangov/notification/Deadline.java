package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that somebody must have done by a day: an open task, or a window that lies ahead.
 *
 * @param taskId null for a window that has not opened yet
 * @param title what is to be done, Vietnamese
 * @param unitName the unit that it concerns
 * @param due the day on which it is due; a task that appeared later still is due on the day it appeared, so that a year
 *     opened late does not begin with a pile of old failures
 * @param since no reminder is due before this day: the day on which the task appeared
 * @param appearedAt when the task appeared; null for a window
 * @param groups whose members have to act
 * @param assignee the account that has taken the task; null if none has
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
