package vn.gov.phutho.cleangov.cycle;

import java.util.function.Predicate;

/** Deadlines of a year have moved: published after the timers and the open tasks have been moved, in their transaction. */
public final class DeadlinesMoved {

    private final int year;
    private final Predicate<String> concerned;

    DeadlinesMoved(int year, Predicate<String> concerned) {
        this.year = year;
        this.concerned = concerned;
    }

    public int year() {
        return year;
    }

    /** Whether the process with this business key is one of those for which they may have moved. */
    public boolean concerns(String businessKey) {
        return concerned.test(businessKey);
    }
}
