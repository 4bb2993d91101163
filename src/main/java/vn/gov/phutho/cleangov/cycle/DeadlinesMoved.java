package vn.gov.phutho.cleangov.cycle;

import vn.gov.phutho.cleangov.engine.OpenWork;

/**
 * Deadlines have moved: published after the timers and the open tasks have been moved, in their transaction.
 *
 * @param scope of which year and units
 */
public record DeadlinesMoved(OpenWork.Scope scope) {}
