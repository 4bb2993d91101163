package vn.gov.phutho.cleangov.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority of the tests, with keys that live as long as the JVM. */
public final class TestAuthority {

    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2999-01-01T00:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    /** The one that the application of the tests trusts. */
    public static final TestAuthority TRUSTED = new TestAuthority("Cơ quan chứng thực số thử nghiệm");

    private final Holder root;

    TestAuthority(String name) {
        this.root = make(new Wanted(name).authority(), null);
    }

    /** A certificate with its key, and the certificates between it and the root. */
    record Holder(X509Certificate certificate, PrivateKey key, List<X509Certificate> chain) {

        String algorithm() {
            return key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        }
    }

    /** What stands in a certificate; each method changes one thing of an ordinary official's. */
    static final class Wanted {

        private final String name;
        private String organisation = "UBND huyện Đoan Hùng";
        private Instant from = FROM;
        private Instant until = UNTIL;
        private Integer usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        private KeyPurposeId purpose;
        private boolean authority;
        private String keys = "EC";
        private int bits = 256;
        private String digest = "SHA256";

        Wanted(String name) {
            this.name = name;
        }

        Wanted valid(Instant begins, Instant ends) {
            from = begins;
            until = ends;
            return this;
        }

        /** @param bits of {@link KeyUsage}; null for none */
        Wanted usage(Integer bits) {
            usage = bits;
            return this;
        }

        Wanted purpose(KeyPurposeId only) {
            purpose = only;
            return this;
        }

        Wanted authority() {
            authority = true;
            organisation = "Ban Cơ yếu thử nghiệm";
            usage = KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature;
            return this;
        }

        Wanted rsa(int length) {
            keys = "RSA";
            bits = length;
            return this;
        }

        /** The digest with which the authority signs the certificate. */
        Wanted signedWith(String other) {
            digest = other;
            return this;
        }

        private X500Name subject() {
            return new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, "VN")
                    .addRDN(BCStyle.O, organisation)
                    .addRDN(BCStyle.CN, name)
                    .build();
        }
    }

    Holder issues(Wanted wanted) {
        return make(wanted, root);
    }

    /** An ordinary official's certificate. */
    public static Holder official(String name) {
        return TRUSTED.issues(new Wanted(name));
    }

    /** An authority below this one. */
    Holder issuesAuthority(String name) {
        return make(new Wanted(name).authority(), root);
    }

    static Holder selfSigned(Wanted wanted) {
        return make(wanted, null);
    }

    static Holder make(Wanted wanted, Holder issuer) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(wanted.keys);
            generator.initialize(wanted.bits);
            KeyPair pair = generator.generateKeyPair();
            PrivateKey signing = issuer == null ? pair.getPrivate() : issuer.key();
            X500Name by = issuer == null
                    ? wanted.subject()
                    : X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded());
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    by,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(wanted.from),
                    Date.from(wanted.until),
                    wanted.subject(),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(wanted.authority));
            if (wanted.usage != null) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(wanted.usage));
            }
            if (wanted.purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(wanted.purpose));
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(
                                    wanted.digest + (signing.getAlgorithm().equals("EC") ? "withECDSA" : "withRSA"))
                            .setProvider(CmsSignature.PROVIDER)
                            .build(signing)));
            List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
            if (issuer != null) {
                chain.addAll(issuer.chain());
            }
            return new Holder(certificate, pair.getPrivate(), chain);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the root certificate as a PEM file. */
    public Path writesRoot(Path file) {
        try {
            String base64 =
                    Base64.getMimeEncoder().encodeToString(root.certificate().getEncoded());
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate root() {
        return root.certificate();
    }
}
