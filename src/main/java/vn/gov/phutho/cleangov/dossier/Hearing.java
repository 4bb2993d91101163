package vn.gov.phutho.cleangov.dossier;

/** A commune is heard on what others found of it (D5). The package that hears it answers. */
public interface Hearing {

    /** Whether the commune is being heard on this indicator now, and may bring files that prove it. */
    boolean wantsEvidence(DossierId id, String indicator);
}
