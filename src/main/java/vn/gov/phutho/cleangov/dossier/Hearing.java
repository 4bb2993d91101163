package vn.gov.phutho.cleangov.dossier;

/** Hearings of communes on findings about them (D5). Implemented by the package that holds the hearings. */
public interface Hearing {

    /** Whether the commune is being heard on this indicator now, and may bring files that prove it. */
    boolean wantsEvidence(DossierId id, String indicator);
}
