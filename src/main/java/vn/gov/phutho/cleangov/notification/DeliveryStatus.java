package vn.gov.phutho.cleangov.notification;

/** What has become of a notice on its way. */
enum DeliveryStatus {
    /** A mail that waits, perhaps for a server that is down. */
    PENDING,
    /** It lies in the inbox, or the mail server has accepted it. */
    DELIVERED,
    /** The mail server refused it too often. */
    GIVEN_UP,
    /** The person's account names no address. */
    NO_ADDRESS,
    /** No mail server is configured. */
    NO_SERVER
}
