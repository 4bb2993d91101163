package vn.gov.phutho.cleangov.signature;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** Which algorithms a signature may use: no digest that can be forged (MD5, SHA-1), no short key. */
final class SafeAlgorithms {

    private static final int SHORTEST_RSA = 2048;
    private static final int SHORTEST_EC = 256;

    private static final Set<ASN1ObjectIdentifier> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512,
            NISTObjectIdentifiers.id_sha3_256,
            NISTObjectIdentifiers.id_sha3_384,
            NISTObjectIdentifiers.id_sha3_512);

    private SafeAlgorithms() {}

    static boolean isSafe(ASN1ObjectIdentifier digest) {
        return DIGESTS.contains(digest);
    }

    /** @param signature the name of a signature algorithm: {@code SHA256withRSA} */
    static boolean isSafe(String signature) {
        String name = signature.toUpperCase(Locale.ROOT).replace("-", "");
        return !name.matches(".*(MD[245]|SHA1).*");
    }

    /** Whether the key is as long as they must be today: RSA 2048 bits, elliptic curves 256 bits. */
    static boolean isSafe(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength() >= SHORTEST_RSA
                : key instanceof ECPublicKey curve
                        && curve.getParams().getOrder().bitLength() >= SHORTEST_EC;
    }
}
