package vn.gov.phutho.cleangov.signature;

import java.time.Instant;

/**
 * Who signed a PDF, as the certificate of a valid signature says.
 *
 * @param name the common name (CN) of the certificate's subject
 * @param organisation the subject's organisation (O); empty if the certificate names none
 * @param issuer the common name of the authority that issued the certificate, with its organisation
 * @param serial the serial number of the certificate, hexadecimal
 * @param timestamped true if {@code signedAt} is the time of a trusted time-stamp token (RFC 3161), false if it is the
 *     time of the signer's own clock
 */
record VerifiedSigner(
        String name, String organisation, String issuer, String serial, Instant signedAt, boolean timestamped) {}
