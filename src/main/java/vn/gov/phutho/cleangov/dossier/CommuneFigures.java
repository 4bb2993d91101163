package vn.gov.phutho.cleangov.dossier;

import java.util.List;

/** Figures of a commune for a request for excellence (D2.3e). Implemented by each package that has the records. */
public interface CommuneFigures {

    /** The current figures of the commune in Vietnamese, one per line; empty if there are none. */
    List<String> figures(DossierId commune);
}
