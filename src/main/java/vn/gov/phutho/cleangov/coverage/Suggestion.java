package vn.gov.phutho.cleangov.coverage;

/**
 * A commune that the year's results suggest to the press.
 *
 * @param why the reason from the results, in Vietnamese
 */
public record Suggestion(PieceKind kind, String communeCode, String why) {}
