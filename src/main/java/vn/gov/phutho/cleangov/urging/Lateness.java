package vn.gov.phutho.cleangov.urging;

import vn.gov.phutho.cleangov.cycle.Milestone;

/**
 * Somebody is late with something.
 *
 * @param key of the process that waits for it: 2026-08230, 2026-230, 2026-H1-230
 * @param milestone the deadline that has passed
 * @param late who is late, by name: a unit, an agency of a district
 */
record Lateness(String key, Milestone milestone, String late) {}
