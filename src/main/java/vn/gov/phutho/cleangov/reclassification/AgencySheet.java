package vn.gov.phutho.cleangov.reclassification;

import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * What an agency entered when it appraised a commune again.
 *
 * @param agency its code, as the form names it
 */
record AgencySheet(String agency, AppraisalGrid entries) {

    /** @param form {@code {agency, entries: {dossier: {indicator: entry}}}} */
    static AgencySheet read(FormPart form) {
        return new AgencySheet(form.text("agency"), AppraisalGrid.read(form.part("entries")));
    }
}
