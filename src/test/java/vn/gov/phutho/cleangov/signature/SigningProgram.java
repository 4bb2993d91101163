package vn.gov.phutho.cleangov.signature;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.visible.PDVisibleSigProperties;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.visible.PDVisibleSignDesigner;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import vn.gov.phutho.cleangov.signature.TestAuthority.Holder;

/** Signs a PDF as the program on an official's computer does; on request, in a wrong way. */
public final class SigningProgram {

    private static final byte[] RANGE = "/ByteRange ".getBytes(StandardCharsets.US_ASCII);

    private final Holder holder;
    private final Instant at;
    private String algorithm;
    private String kind = "ETSI.CAdES.detached";
    private boolean named = true;
    private boolean encapsulated;
    private boolean clock = true;
    private Holder namedInstead;
    private Holder authority;
    private Instant stampedAt;
    private boolean stampOfOther;
    private byte[] behind = {};
    private float picture;
    private UnaryOperator<int[]> range = UnaryOperator.identity();

    /** @param at the time of the computer's clock */
    SigningProgram(Holder holder, Instant at) {
        this.holder = holder;
        this.at = at;
        this.algorithm = holder.algorithm();
    }

    /** Signs with a certificate that the application of the tests trusts. */
    public static byte[] signed(byte[] pdf, String name, Instant at) {
        return new SigningProgram(TestAuthority.official(name), at).signs(pdf);
    }

    SigningProgram with(String otherAlgorithm) {
        algorithm = otherAlgorithm;
        return this;
    }

    SigningProgram kind(String subFilter) {
        kind = subFilter;
        return this;
    }

    SigningProgram withoutNamingTheCertificate() {
        named = false;
        return this;
    }

    SigningProgram namingInstead(Holder other) {
        namedInstead = other;
        return this;
    }

    SigningProgram withTheContentInside() {
        encapsulated = true;
        return this;
    }

    SigningProgram withoutTimeInside() {
        clock = false;
        return this;
    }

    SigningProgram stamped(Holder by, Instant when) {
        authority = by;
        stampedAt = when;
        return this;
    }

    SigningProgram stampOfAnotherSignature() {
        stampOfOther = true;
        return this;
    }

    SigningProgram withBytesBehind(byte[] bytes) {
        behind = bytes;
        return this;
    }

    /** @param width of the picture, in points; it is half as high */
    SigningProgram withPicture(float width) {
        picture = width;
        return this;
    }

    /** Writes another byte range than the right one. */
    SigningProgram withRange(UnaryOperator<int[]> other) {
        range = other;
        return this;
    }

    byte[] signs(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName(kind));
            GregorianCalendar beside = new GregorianCalendar();
            beside.setTime(Date.from(at));
            signature.setSignDate(beside);
            SignatureOptions options = new SignatureOptions();
            options.setPreferredSignatureSize(2 * 0x8000);
            if (picture > 0) {
                options.setVisualSignature(drawn(document));
                options.setPage(0);
            }
            document.addSignature(signature, options);
            document.saveIncrementalForExternalSigning(signed).setSignature(new byte[1]);
            options.close();
            return filled(signed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDVisibleSigProperties drawn(PDDocument document) throws IOException {
        BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(Color.BLUE);
        drawing.drawLine(10, 10, 190, 90);
        drawing.dispose();
        PDVisibleSignDesigner designer = new PDVisibleSignDesigner(document, image, 1);
        designer.xAxis(300).yAxis(600).width(picture).height(picture / 2).signatureFieldName("HinhChuKy");
        PDVisibleSigProperties properties = new PDVisibleSigProperties()
                .signerName("x")
                .preferredSize(0)
                .page(1)
                .visualSignEnabled(true)
                .setPdVisibleSignature(designer);
        properties.buildSignature();
        return properties;
    }

    /** Puts the signature into the place that was left for it. */
    private byte[] filled(byte[] prepared) {
        int place = lastIndexOf(prepared, RANGE);
        int open = place + RANGE.length;
        int close = indexOf(prepared, (byte) ']', open);
        String[] numbers = new String(prepared, open + 1, close - open - 1, StandardCharsets.US_ASCII)
                .strip()
                .split("\\s+");
        int[] right = new int[numbers.length];
        for (int number = 0; number < right.length; number++) {
            right[number] = Integer.parseInt(numbers[number]);
        }
        int[] written = range.apply(right.clone());
        String text = "[%d %d %d %d".formatted(written[0], written[1], written[2], written[3]);
        byte[] padded = (text + " ".repeat(close - open - text.length()) + "]").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(padded, 0, prepared, open, padded.length);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(prepared, written[0], written[1]);
        content.write(prepared, written[2], written[3]);
        byte[] der = cms(content.toByteArray());
        byte[] hex = HexFormat.of().formatHex(der).getBytes(StandardCharsets.US_ASCII);
        byte[] more = HexFormat.of().formatHex(behind).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, prepared, right[1] + 1, hex.length);
        System.arraycopy(more, 0, prepared, right[1] + 1 + hex.length, more.length);
        return prepared;
    }

    private byte[] cms(byte[] content) {
        try {
            ASN1EncodableVector signed = new ASN1EncodableVector();
            if (clock) {
                signed.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
            }
            if (named) {
                byte[] encoded = (namedInstead == null ? holder : namedInstead)
                        .certificate()
                        .getEncoded();
                signed.add(new Attribute(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new DERSet(new SigningCertificateV2(new ESSCertIDv2(
                                MessageDigest.getInstance("SHA-256").digest(encoded))))));
            }
            DefaultSignedAttributeTableGenerator attributes =
                    new DefaultSignedAttributeTableGenerator(new AttributeTable(signed));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(CmsSignature.PROVIDER)
                            .build())
                    .setSignedAttributeGenerator(parameters -> clock
                            ? attributes.getAttributes(parameters)
                            : attributes.getAttributes(parameters).remove(CMSAttributes.signingTime))
                    .build(
                            new JcaContentSignerBuilder(algorithm)
                                    .setProvider(CmsSignature.PROVIDER)
                                    .build(holder.key()),
                            holder.certificate()));
            generator.addCertificates(new JcaCertStore(holder.chain()));
            CMSSignedData data = generator.generate(new CMSProcessableByteArray(content), encapsulated);
            return (authority == null ? data : withStamp(data)).getEncoded("DER");
        } catch (GeneralSecurityException | CMSException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private CMSSignedData withStamp(CMSSignedData data) {
        try {
            SignerInformation signer =
                    data.getSignerInfos().getSigners().iterator().next();
            TimeStampRequestGenerator asks = new TimeStampRequestGenerator();
            asks.setCertReq(true);
            byte[] value = stampOfOther ? new byte[] {1} : signer.getSignature();
            TimeStampRequest request = asks.generate(
                    TSPAlgorithms.SHA256, MessageDigest.getInstance("SHA-256").digest(value));
            TimeStampTokenGenerator stamps = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setProvider(CmsSignature.PROVIDER)
                            .build(authority.algorithm(), authority.key(), authority.certificate()),
                    new JcaDigestCalculatorProviderBuilder()
                            .setProvider(CmsSignature.PROVIDER)
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken.branch("1"));
            stamps.addCertificates(new JcaCertStore(authority.chain()));
            byte[] token = stamps.generate(request, BigInteger.TEN, Date.from(stampedAt))
                    .getEncoded();
            AttributeTable unsigned = new AttributeTable(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(ASN1Primitive.fromByteArray(token))));
            return CMSSignedData.replaceSigners(
                    data, new SignerInformationStore(SignerInformation.replaceUnsignedAttributes(signer, unsigned)));
        } catch (GeneralSecurityException | TSPException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int indexOf(byte[] bytes, byte one, int from) {
        int at = from;
        while (bytes[at] != one) {
            at++;
        }
        return at;
    }

    static int lastIndexOf(byte[] bytes, byte[] part) {
        for (int at = bytes.length - part.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }
}
