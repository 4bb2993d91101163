package vn.gov.phutho.cleangov.notification;

import java.util.stream.Stream;

/**
 * All inputs of one evaluation of the decision table {@code reminder-policy}. Written {@code 30/0/-1}.
 *
 * @param daysLeft calendar days; 0 on the due day, -1 on any day after it
 * @param workingDaysOverdue 0 while it is not overdue
 * @param newTaskDays for a new task: calendar days until it is due; otherwise -1
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
