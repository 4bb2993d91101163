package vn.gov.phutho.cleangov.dossier;

import java.math.BigDecimal;
import vn.gov.phutho.cleangov.standard.Measurement;

/**
 * One indicator of a score sheet.
 *
 * @param points computed by the rule when the value was entered, two decimals
 * @param estimate whether the value is still an estimate («ước»), which the final one will replace
 * @param note the official's remark; empty if there is none
 */
public record Score(Measurement measurement, BigDecimal points, boolean estimate, String note) {}
