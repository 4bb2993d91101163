package vn.gov.phutho.cleangov.implementation;

import java.time.Instant;
import vn.gov.phutho.cleangov.dossier.DossierId;

/**
 * That a commune has done something it owed.
 *
 * @param period the month of a briefing, the quarter of a report; 0 for what is done once
 */
record DoneOnce(DossierId dossierId, int period, Instant at) {}
