package vn.gov.phutho.cleangov.implementation;

/** The kinds of work that a commune owes between registration and self-review. */
enum OwedWork {
    /** Once (D3.2). */
    ASSIGNMENT,
    /** Every month (D3.2). */
    BRIEFING,
    /** Every quarter (D3.1b). */
    PARTY_REPORT,
    /** Once, in June (D3.3). */
    INTERIM_REVIEW
}
