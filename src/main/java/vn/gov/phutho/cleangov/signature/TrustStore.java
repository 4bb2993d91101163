package vn.gov.phutho.cleangov.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The root certificates that the operator trusts ({@code cleangov.signature.trust-store}). */
@Component
class TrustStore {

    private final Set<TrustAnchor> anchors;

    /** @throws IllegalStateException if the configured file cannot be read or holds no certificate */
    TrustStore(SignatureProperties properties) {
        this.anchors = properties.trustStore().isBlank()
                ? Set.of()
                : anchors(Path.of(properties.trustStore()), properties.trustStorePassword());
    }

    boolean isConfigured() {
        return !anchors.isEmpty();
    }

    /**
     * Whether a chain of certificates leads from this one to a trusted root, all of them valid at this time and signed
     * with a digest that is still safe (RFC 5280, 6). It asks nobody over the network, so it does not see revocations.
     *
     * @param others certificates that may stand between
     */
    boolean trusts(X509Certificate certificate, Collection<X509Certificate> others, Instant at)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        try {
            return CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath().getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .allMatch(one -> SafeAlgorithms.isSafe(one.getSigAlgName()));
        } catch (CertPathBuilderException noPath) {
            return false;
        }
    }

    private static Set<TrustAnchor> anchors(Path file, String password) {
        try (InputStream content = Files.newInputStream(file)) {
            Set<TrustAnchor> found = new HashSet<>();
            for (Certificate one : isKeyStore(file) ? ofKeyStore(content, password) : ofPem(content)) {
                found.add(new TrustAnchor((X509Certificate) one, null));
            }
            if (found.isEmpty()) {
                throw new IllegalStateException("cleangov.signature.trust-store: no certificate in " + file);
            }
            return found;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("cleangov.signature.trust-store: cannot read " + file, unreadable);
        }
    }

    private static boolean isKeyStore(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(p12|pfx)");
    }

    private static Collection<? extends Certificate> ofPem(InputStream content) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(content);
    }

    private static Collection<Certificate> ofKeyStore(InputStream content, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(content, password.toCharArray());
        Set<Certificate> certificates = new HashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            certificates.add(store.getCertificate(alias));
        }
        return certificates;
    }
}
