package vn.gov.phutho.cleangov.model;

/** A rule for a set of models, or several that ask about the same elements. */
interface ModelRule {

    /**
     * Adds what it finds.
     *
     * @param set the files to check, completed with those that stay in force
     * @param shipped the files of this version of the application, which keep every rule
     */
    void check(ModelFiles set, ModelFiles shipped, Faults faults);
}
