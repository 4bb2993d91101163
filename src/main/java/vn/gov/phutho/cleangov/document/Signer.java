package vn.gov.phutho.cleangov.document;

/**
 * The person who signed a paper, as the paper names them.
 *
 * @param account of the person
 * @param name the full name on the day of issue
 */
record Signer(String account, String name, Authority authority) {}
