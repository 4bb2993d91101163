package vn.gov.phutho.cleangov.selfreview;

import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.standard.SheetEntries;

/**
 * A commune's own score sheet as the form sends it.
 *
 * @param dossier the key that the form names
 */
record OwnSheet(String dossier, SheetEntries entries) {

    /** @param form {@code {dossier, entries: {code: entry}}} */
    static OwnSheet read(FormPart form) {
        return new OwnSheet(form.text("dossier"), SheetEntries.read(form.part("entries")));
    }

    boolean isOf(DossierId id) {
        return dossier.equals(id.toString());
    }
}
