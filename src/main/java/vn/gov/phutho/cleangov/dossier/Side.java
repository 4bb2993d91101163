package vn.gov.phutho.cleangov.dossier;

/** Whose values a score sheet holds: the commune's own, or those that the district's agencies appraised. */
public enum Side {
    SELF,
    APPRAISED
}
