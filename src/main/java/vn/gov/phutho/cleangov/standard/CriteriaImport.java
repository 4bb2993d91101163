package vn.gov.phutho.cleangov.standard;

import java.util.List;

/**
 * The result of importing a criteria file.
 *
 * @param set the set that the file holds; null if there are problems
 * @param isNew whether it was stored now; an equal set that was stored before is kept
 * @param problems Vietnamese sentences, each with its place in the file; if there are any, nothing was stored
 */
public record CriteriaImport(CriteriaSet set, boolean isNew, List<String> problems) {

    static CriteriaImport refused(List<String> problems) {
        return new CriteriaImport(null, false, problems);
    }
}
