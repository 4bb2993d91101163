package vn.gov.phutho.cleangov.notification;

import java.util.stream.Stream;

/**
 * A case that the decision table {@code reminder-policy} is asked about: all its inputs. Written {@code 30/0/-1}.
 *
 * @param daysLeft calendar days; 0 on the day itself, -1 when it has passed, however long ago
 * @param workingDaysOverdue 0 while it is not overdue
 * @param newTaskDays how many calendar days a task was given that is new; -1 for what is not
 */
record PolicyCase(int daysLeft, int workingDaysOverdue, int newTaskDays) {

    static PolicyCase parse(String written) {
        int[] numbers =
                Stream.of(written.split("/")).mapToInt(Integer::parseInt).toArray();
        return new PolicyCase(numbers[0], numbers[1], numbers[2]);
    }

    @Override
    public String toString() {
        return daysLeft + "/" + workingDaysOverdue + "/" + newTaskDays;
    }
}
