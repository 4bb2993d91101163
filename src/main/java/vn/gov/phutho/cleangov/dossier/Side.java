package vn.gov.phutho.cleangov.dossier;

/** The side of a score sheet: the commune's own values, or those of the district's agencies. */
public enum Side {
    SELF,
    APPRAISED
}
