package vn.gov.phutho.cleangov.assessment;

import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * What an agency entered about the communes of a session.
 *
 * @param session the key of the session, as the form names it
 * @param agency the code of the agency, as the form names it
 */
record AgencyGrid(String session, String agency, AppraisalGrid entries) {

    /** @param form {@code {assessment, agency, entries: {dossier: {indicator: entry}}}} */
    static AgencyGrid read(FormPart form) {
        return new AgencyGrid(form.text("assessment"), form.text("agency"), AppraisalGrid.read(form.part("entries")));
    }
}
