package vn.gov.phutho.cleangov.notification;

/** The ways by which a notice reaches a person. */
enum Channel {
    INBOX,
    MAIL
}
