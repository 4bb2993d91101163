package vn.gov.phutho.cleangov.signature;

import static vn.gov.phutho.cleangov.signature.BadSignatureException.unless;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import vn.gov.phutho.cleangov.platform.StorableText;

/** Who signed and when, and whether that certificate could sign then. */
final class SignerCheck {

    private static final String KIND =
            "Loại chữ ký số này không được nhận; cần chữ ký PAdES (CAdES hoặc PKCS#7 tách rời).";
    private static final String TIME =
            "Thời gian ký không đọc được hoặc không hợp lý: trước khi văn bản ban hành, hoặc ở tương"
                    + " lai. Hãy kiểm tra đồng hồ của máy ký rồi ký lại.";
    private static final String TOKEN = "Dấu thời gian trong chữ ký số không khớp với chữ ký. Hãy ký lại.";
    private static final String USAGE =
            "Chứng thư số này không được cấp để ký số (thiếu mục đích «digitalSignature»). Hãy ký"
                    + " bằng chứng thư số của người ký hoặc của cơ quan.";
    private static final String UNTRUSTED =
            "Chứng thư số của «%s» không do tổ chức được tin cậy cấp, nên chữ ký không được"
                    + " nhận. Hãy ký bằng chứng thư số do Ban Cơ yếu Chính phủ hoặc tổ chức đã đăng ký cấp.";

    private static final Set<String> KINDS = Set.of("ETSI.CAdES.detached", "adbe.pkcs7.detached");
    private static final String NEEDS_NAMED_CERTIFICATE = "ETSI.CAdES.detached";

    /** Clocks of computers differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Any; e-mail; log-in; signing of documents (RFC 9336), the same of Adobe and of Microsoft. */
    private static final Set<String> PURPOSES = Set.of(
            "2.5.29.37.0",
            "1.3.6.1.5.5.7.3.4",
            "1.3.6.1.5.5.7.3.2",
            "1.3.6.1.5.5.7.3.36",
            "1.2.840.113583.1.1.5",
            "1.3.6.1.4.1.311.10.3.12");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ZoneId.systemDefault());
    private static final int LONGEST_NAME = 300;

    private final TrustStore trust;
    private final Instant issuedAt;
    private final Instant now;

    /**
     * @param issuedAt when the paper was issued: no signature is older
     * @param now when the file is received
     */
    SignerCheck(TrustStore trust, Instant issuedAt, Instant now) {
        this.trust = trust;
        this.issuedAt = issuedAt;
        this.now = now;
    }

    VerifiedSigner signer(byte[] pdf, SignatureField field) throws BadSignatureException {
        String kind = field.signature().getNameAsString(COSName.SUB_FILTER, "");
        unless(KINDS.contains(kind), KIND);
        CmsSignature signature =
                CmsSignature.verified(field.contents(pdf), pdf, field.range(), NEEDS_NAMED_CERTIFICATE.equals(kind));
        X509Certificate certificate = signature.certificate();
        requireUsage(certificate);
        try {
            Optional<Instant> stamped = stamped(signature);
            Instant at = stamped.isPresent() ? stamped.get() : claimed(signature, field);
            unless(!at.isBefore(issuedAt.minus(TOLERANCE)) && !at.isAfter(now.plus(TOLERANCE)), TIME);
            requireValid(certificate, at);
            if (stamped.isEmpty()) {
                // Only the signer says when: the certificate must still be valid when the file arrives.
                requireValid(certificate, now);
            }
            X500Name subject = new JcaX509CertificateHolder(certificate).getSubject();
            X500Name issuer = new JcaX509CertificateHolder(certificate).getIssuer();
            String name = name(subject, BCStyle.CN);
            unless(trust.trusts(certificate, signature.certificates(), at), UNTRUSTED.formatted(name));
            return new VerifiedSigner(
                    name,
                    name(subject, BCStyle.O),
                    named(issuer),
                    certificate.getSerialNumber().toString(16),
                    at,
                    stamped.isPresent());
        } catch (GeneralSecurityException | IOException | ParseException unreadable) {
            throw new BadSignatureException(UNTRUSTED.formatted(""));
        }
    }

    /** The time of the time-stamp token; empty if there is none from an authority that is trusted. */
    private Optional<Instant> stamped(CmsSignature signature)
            throws BadSignatureException, GeneralSecurityException, IOException {
        Optional<byte[]> encoded = signature.timeStampToken();
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        try {
            TimeStampToken token = new TimeStampToken(new CMSSignedData(encoded.get()));
            ASN1ObjectIdentifier digest =
                    token.getTimeStampInfo().getHashAlgorithm().getAlgorithm();
            unless(SafeAlgorithms.isSafe(digest), TOKEN);
            unless(
                    MessageDigest.isEqual(
                            MessageDigest.getInstance(digest.getId(), CmsSignature.PROVIDER)
                                    .digest(signature.value()),
                            token.getTimeStampInfo().getMessageImprintDigest()),
                    TOKEN);
            Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
            unless(found.size() == 1, TOKEN);
            X509CertificateHolder authority = found.iterator().next();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(CmsSignature.PROVIDER)
                    .build(authority));
            Instant at = token.getTimeStampInfo().getGenTime().toInstant();
            List<X509Certificate> others = new ArrayList<>();
            for (X509CertificateHolder one : token.getCertificates().getMatches(null)) {
                others.add(new JcaX509CertificateConverter().getCertificate(one));
            }
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(authority);
            return trust.trusts(certificate, others, at) ? Optional.of(at) : Optional.empty();
        } catch (TSPException | CMSException | OperatorCreationException broken) {
            throw new BadSignatureException(TOKEN);
        }
    }

    /** By the signer's clock: in the signature, or beside it (ETSI EN 319 142-1, 6.3). */
    private static Instant claimed(CmsSignature signature, SignatureField field)
            throws BadSignatureException, ParseException {
        Optional<Instant> inside = signature.claimedTime();
        Calendar beside = field.signature().getDate(COSName.M);
        unless(inside.isPresent() || beside != null, TIME);
        return inside.isPresent() ? inside.get() : beside.toInstant();
    }

    /** The certificate is of a person or an office, and made for signing. */
    private static void requireUsage(X509Certificate certificate) throws BadSignatureException {
        boolean[] usage = certificate.getKeyUsage();
        unless(usage != null && usage[0] && certificate.getBasicConstraints() < 0, USAGE);
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            unless(purposes == null || purposes.stream().anyMatch(PURPOSES::contains), USAGE);
        } catch (GeneralSecurityException unreadable) {
            throw new BadSignatureException(USAGE);
        }
    }

    private static void requireValid(X509Certificate certificate, Instant at) throws BadSignatureException {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        unless(
                !at.isBefore(from),
                "Chứng thư số chưa có hiệu lực vào lúc ký: có hiệu lực từ ngày %s.".formatted(DAY.format(from)));
        unless(
                !at.isAfter(until),
                "Chứng thư số đã hết hạn vào ngày %s, trước khi ký hoặc trước khi nạp tệp. Hãy ký bằng chứng thư số còn hạn."
                        .formatted(DAY.format(until)));
    }

    private static String named(X500Name name) throws BadSignatureException {
        String common = name(name, BCStyle.CN);
        String organisation = name(name, BCStyle.O);
        return organisation.isEmpty() || organisation.equals(common) ? common : common + ", " + organisation;
    }

    /** Empty if the name has no such part. */
    private static String name(X500Name name, ASN1ObjectIdentifier part) throws BadSignatureException {
        RDN[] parts = name.getRDNs(part);
        String text = parts.length == 0
                ? ""
                : IETFUtils.valueToString(parts[0].getFirst().getValue()).strip();
        unless(
                text.length() <= LONGEST_NAME
                        && StorableText.objectionToName("Tên trong chứng thư số", text)
                                .isEmpty(),
                "Tên trong chứng thư số quá dài hoặc có ký tự ẩn, nên không được nhận.");
        return text;
    }
}
