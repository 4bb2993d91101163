package vn.gov.phutho.cleangov.urging;

import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.platform.ProcessKey;

/**
 * A missed deadline.
 *
 * @param key the business key of the process that waits: 2026-08230, 2026-230, 2026-H1-230
 * @param milestone the deadline that has passed
 * @param late the name of the late unit or agency of a district
 */
record Lateness(ProcessKey key, Milestone milestone, String late) {}
