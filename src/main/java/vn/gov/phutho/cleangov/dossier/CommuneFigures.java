package vn.gov.phutho.cleangov.dossier;

import java.util.List;

/** Something that a request for excellence tells of a commune (D2.3e). Each package that has records of it answers. */
public interface CommuneFigures {

    /** What is on record for the commune now, in Vietnamese, one figure a line; empty when there is nothing to tell. */
    List<String> figures(DossierId commune);
}
