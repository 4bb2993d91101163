package vn.gov.phutho.cleangov.security;

/**
 * An OpenID provider that the operator has configured.
 *
 * @param id the id of its registration in the settings
 * @param name what the log-in page calls it
 */
record Provider(String id, String name) {

    /** Where a log-in there begins. */
    String start() {
        return "/oauth2/authorization/" + id;
    }

    /** Where the provider sends the browser back to. */
    String end() {
        return "/login/oauth2/code/" + id;
    }
}
