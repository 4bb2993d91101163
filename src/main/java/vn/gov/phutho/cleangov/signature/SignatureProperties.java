package vn.gov.phutho.cleangov.signature;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose certificates count.
 *
 * @param trustStore path of a file with the root certificates: PEM, or PKCS #12 if its name ends in .p12 or .pfx; empty if
 *     signatures cannot be verified yet
 * @param trustStorePassword of the PKCS #12 file; may be empty
 */
@ConfigurationProperties("cleangov.signature")
record SignatureProperties(
        @DefaultValue("") String trustStore,
        @DefaultValue("") String trustStorePassword) {}
