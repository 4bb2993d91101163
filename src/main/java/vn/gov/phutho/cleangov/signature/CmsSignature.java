package vn.gov.phutho.cleangov.signature;

import static vn.gov.phutho.cleangov.signature.BadSignatureException.unless;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;

/** The cryptographic part of a signature (CMS, RFC 5652, as PAdES uses it) over bytes of a PDF. */
final class CmsSignature {

    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private static final String BROKEN = "Chữ ký số trong tệp hỏng hoặc không đúng định dạng PAdES. Hãy ký lại.";
    private static final String WEAK =
            "Chữ ký số dùng thuật toán không còn an toàn (MD5, SHA-1 hoặc khóa quá ngắn). Hãy ký lại với SHA-256 trở lên.";
    private static final String WRONG = "Chữ ký số không khớp với nội dung tệp: nội dung đã bị sửa sau khi ký.";

    private static final int MOST_CERTIFICATES = 20;

    private final SignerInformation signer;
    private final X509Certificate certificate;
    private final List<X509Certificate> others;

    private CmsSignature(SignerInformation signer, X509Certificate certificate, List<X509Certificate> others) {
        this.signer = signer;
        this.certificate = certificate;
        this.others = others;
    }

    /**
     * Reads and verifies it. Whether the certificate may be trusted is another question.
     *
     * @param der the signature, with zeros behind it
     * @param range the byte range of the signed bytes
     * @param named whether the signature must name its certificate under the signature, as PAdES requires (ETSI EN
     *     319 142-1, 6.3)
     */
    static CmsSignature verified(byte[] der, byte[] pdf, int[] range, boolean named) throws BadSignatureException {
        try {
            CMSSignedData data = new CMSSignedData(new SignedBytes(pdf, range), alone(der));
            unless(data.getSignerInfos().size() == 1, BROKEN);
            SignerInformation signer =
                    data.getSignerInfos().getSigners().iterator().next();
            unless(new CMSSignedData(alone(der)).isDetachedSignature(), BROKEN);
            List<X509Certificate> all = certificates(data);
            @SuppressWarnings("unchecked")
            Selector<X509CertificateHolder> ofSigner = signer.getSID();
            Collection<X509CertificateHolder> found = data.getCertificates().getMatches(ofSigner);
            unless(found.size() == 1, BROKEN);
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(found.iterator().next());
            requireSafe(signer, certificate);
            unless(namesCertificate(signer, certificate, named), WRONG);
            unless(isValid(signer, certificate), WRONG);
            return new CmsSignature(signer, certificate, all);
        } catch (CMSException | GeneralSecurityException | IOException unreadable) {
            throw new BadSignatureException(BROKEN);
        }
    }

    /** The DER without the zeros that fill the place reserved for it; nothing else may stand there. */
    private static byte[] alone(byte[] padded) throws BadSignatureException, IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(padded);
        new ASN1InputStream(bytes, padded.length).readObject();
        int length = padded.length - bytes.available();
        for (int at = length; at < padded.length; at++) {
            unless(padded[at] == 0, BROKEN);
        }
        return Arrays.copyOf(padded, length);
    }

    private static List<X509Certificate> certificates(CMSSignedData data)
            throws BadSignatureException, GeneralSecurityException {
        Collection<X509CertificateHolder> holders = data.getCertificates().getMatches(null);
        unless(!holders.isEmpty() && holders.size() <= MOST_CERTIFICATES, BROKEN);
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : holders) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    private static void requireSafe(SignerInformation signer, X509Certificate certificate)
            throws BadSignatureException {
        String algorithm = new DefaultCMSSignatureAlgorithmNameGenerator()
                .getSignatureName(
                        signer.getDigestAlgorithmID(), signer.toASN1Structure().getDigestEncryptionAlgorithm());
        unless(
                SafeAlgorithms.isSafe(signer.getDigestAlgorithmID().getAlgorithm())
                        && SafeAlgorithms.isSafe(algorithm)
                        && SafeAlgorithms.isSafe(certificate.getPublicKey()),
                WEAK);
    }

    /** Whether the signed attributes name this certificate by its digest, so that no other can be put in its place. */
    private static boolean namesCertificate(SignerInformation signer, X509Certificate certificate, boolean required)
            throws GeneralSecurityException {
        AttributeTable signed = signer.getSignedAttributes();
        if (signed == null) {
            return false;
        }
        Attribute second = signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (second != null) {
            ESSCertIDv2 first = SigningCertificateV2.getInstance(
                            second.getAttrValues().getObjectAt(0))
                    .getCerts()[0];
            byte[] digest = MessageDigest.getInstance(
                            first.getHashAlgorithm().getAlgorithm().getId(), PROVIDER)
                    .digest(certificate.getEncoded());
            return Arrays.equals(first.getCertHash(), digest);
        }
        Attribute older = signed.get(PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (older != null) {
            ESSCertID first = SigningCertificate.getInstance(
                            older.getAttrValues().getObjectAt(0))
                    .getCerts()[0];
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return Arrays.equals(first.getCertHash(), digest);
        }
        return !required;
    }

    private static boolean isValid(SignerInformation signer, X509Certificate certificate) {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(certificate.getPublicKey()));
        } catch (CMSException | OperatorCreationException mismatch) {
            return false;
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** All certificates that came with the signature. */
    List<X509Certificate> certificates() {
        return others;
    }

    /** What a time-stamp token is about. */
    byte[] value() {
        return signer.getSignature();
    }

    /** The time-stamp token of the signature, in DER; empty if it has none. */
    Optional<byte[]> timeStampToken() throws IOException {
        AttributeTable unsigned = signer.getUnsignedAttributes();
        Attribute token = unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        return token == null
                ? Optional.empty()
                : Optional.of(
                        token.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded());
    }

    /** The time of the signer's clock in the signature; empty if it has none. */
    Optional<Instant> claimedTime() throws ParseException {
        Attribute time = signer.getSignedAttributes().get(CMSAttributes.signingTime);
        return time == null
                ? Optional.empty()
                : Optional.of(Time.getInstance(time.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant());
    }

    /** The signed bytes of the file: all but the gap. */
    private record SignedBytes(byte[] pdf, int[] range) implements CMSProcessable {

        @Override
        public void write(OutputStream out) throws IOException {
            out.write(pdf, range[0], range[1]);
            out.write(pdf, range[2], range[3]);
        }

        @Override
        public Object getContent() {
            return null;
        }
    }
}
