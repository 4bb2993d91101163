package vn.gov.phutho.cleangov.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.document.SamplePdf;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.signature.TestAuthority.Holder;
import vn.gov.phutho.cleangov.signature.TestAuthority.Wanted;

/** Which signatures count: of whom, when, over what. What an attacker does to the PDF stands in {@link ForgedPdfTest}. */
class SignatureVerifierTest {

    static final Instant ISSUED_AT = Instant.parse("2026-06-05T03:00:00Z");
    static final Instant NOW = Instant.parse("2026-06-05T09:00:00Z");
    static final byte[] ISSUED = SamplePdf.of(PaperType.CLASS_NOTICE);

    private static final String NAME = "Nguyễn Văn An";
    private static final TestAuthority TRUSTED = TestAuthority.TRUSTED;

    static SignatureVerifier verifier(Instant now) {
        return new SignatureVerifier(
                new TrustStore(new SignatureProperties(
                        TRUSTED.writesRoot(Path.of("target/signature/unit-"
                                        + ProcessHandle.current().pid() + ".pem"))
                                .toString(),
                        "")),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    static List<VerifiedSigner> verified(byte[] upload) {
        return verifier(NOW).verified(ISSUED, upload, ISSUED_AT);
    }

    static void refuses(byte[] upload, String sentence) {
        assertThatThrownBy(() -> verified(upload))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.SIGNATURE_INVALID))
                .hasMessageContaining(sentence);
    }

    private static SigningProgram program(Wanted wanted) {
        return new SigningProgram(TRUSTED.issues(wanted), NOW);
    }

    private static SigningProgram program() {
        return program(new Wanted(NAME));
    }

    @Test
    void an_officials_signature_is_accepted_and_says_who_signed_and_when() {
        Holder official = TestAuthority.official(NAME);

        assertThat(verified(new SigningProgram(official, NOW).signs(ISSUED)))
                .containsExactly(new VerifiedSigner(
                        NAME,
                        "UBND huyện Đoan Hùng",
                        "Cơ quan chứng thực số thử nghiệm, Ban Cơ yếu thử nghiệm",
                        official.certificate().getSerialNumber().toString(16),
                        NOW,
                        false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withRSA", "SHA384withRSA", "SHA512withRSA", "SHA256withRSAandMGF1"})
    void a_signature_with_rsa_is_accepted(String algorithm) {
        assertThat(verified(program(new Wanted(NAME).rsa(2048)).with(algorithm).signs(ISSUED)))
                .hasSize(1);
    }

    @Test
    void a_signature_of_the_older_kind_is_accepted_even_if_it_does_not_name_its_certificate() {
        assertThat(verified(program()
                        .kind("adbe.pkcs7.detached")
                        .withoutNamingTheCertificate()
                        .signs(ISSUED)))
                .hasSize(1);
    }

    @Test
    void the_time_beside_the_signature_counts_where_the_signature_has_none() {
        assertThat(verified(program().withoutTimeInside().signs(ISSUED)))
                .extracting(VerifiedSigner::signedAt)
                .containsExactly(NOW);
    }

    @Test
    void a_signature_with_a_picture_on_the_page_is_accepted() {
        assertThat(verified(program().withPicture(120).signs(ISSUED))).hasSize(1);
    }

    @Test
    void the_official_signs_first_and_the_office_after_them() {
        byte[] once = program().withPicture(120).signs(ISSUED);
        byte[] twice = program(new Wanted("UBND huyện Đoan Hùng")).signs(once);

        assertThat(verified(twice)).extracting(VerifiedSigner::name).containsExactly(NAME, "UBND huyện Đoan Hùng");
    }

    @Test
    void a_certificate_of_an_authority_below_the_trusted_one_is_accepted() {
        Holder official = TestAuthority.make(new Wanted(NAME), TRUSTED.issuesAuthority("Tổ chức chứng thực cấp dưới"));

        assertThat(verified(new SigningProgram(official, NOW).signs(ISSUED)))
                .extracting(VerifiedSigner::issuer)
                .containsExactly("Tổ chức chứng thực cấp dưới, Ban Cơ yếu thử nghiệm");
    }

    @Test
    void a_trusted_time_stamp_says_when_it_was_signed() {
        Holder authority = TRUSTED.issues(
                new Wanted("Dấu thời gian").usage(KeyUsage.digitalSignature).purpose(KeyPurposeId.id_kp_timeStamping));
        Instant stampedAt = ISSUED_AT.plus(Duration.ofHours(1));

        assertThat(verified(program().stamped(authority, stampedAt).signs(ISSUED)))
                .extracting(VerifiedSigner::signedAt, VerifiedSigner::timestamped)
                .containsExactly(tuple(stampedAt, true));
    }

    @Test
    void a_time_stamp_of_a_stranger_leaves_the_clock_of_the_signer() {
        Holder stranger = new TestAuthority("Người lạ")
                .issues(new Wanted("Dấu thời gian lạ")
                        .usage(KeyUsage.digitalSignature)
                        .purpose(KeyPurposeId.id_kp_timeStamping));

        assertThat(verified(program().stamped(stranger, ISSUED_AT).signs(ISSUED)))
                .extracting(VerifiedSigner::signedAt, VerifiedSigner::timestamped)
                .containsExactly(tuple(NOW, false));
    }

    @Test
    void a_time_stamp_of_another_signature_is_refused() {
        Holder authority = TRUSTED.issues(
                new Wanted("Dấu thời gian").usage(KeyUsage.digitalSignature).purpose(KeyPurposeId.id_kp_timeStamping));

        refuses(
                program().stamped(authority, NOW).stampOfAnotherSignature().signs(ISSUED),
                "Dấu thời gian trong chữ ký số không khớp");
    }

    @Test
    void a_certificate_that_expired_after_the_time_stamp_is_accepted() {
        Holder authority = TRUSTED.issues(
                new Wanted("Dấu thời gian").usage(KeyUsage.digitalSignature).purpose(KeyPurposeId.id_kp_timeStamping));
        SigningProgram program = program(new Wanted(NAME).valid(ISSUED_AT.minusSeconds(60), ISSUED_AT.plusSeconds(60)));

        assertThat(verified(program.stamped(authority, ISSUED_AT).signs(ISSUED)))
                .hasSize(1);
    }

    @Test
    void a_certificate_that_had_expired_when_it_signed_is_refused() {
        refuses(
                program(new Wanted(NAME).valid(Instant.parse("2020-01-01T00:00:00Z"), ISSUED_AT))
                        .signs(ISSUED),
                "Chứng thư số đã hết hạn vào ngày 05/06/2026");
    }

    @Test
    void a_signer_who_turns_the_clock_back_does_not_make_an_expired_certificate_good() {
        Holder expired = TRUSTED.issues(new Wanted(NAME).valid(Instant.EPOCH, ISSUED_AT.plusSeconds(60)));

        refuses(new SigningProgram(expired, ISSUED_AT).signs(ISSUED), "Chứng thư số đã hết hạn");
    }

    @Test
    void a_certificate_that_is_not_valid_yet_is_refused() {
        refuses(
                program(new Wanted(NAME).valid(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(365))))
                        .signs(ISSUED),
                "Chứng thư số chưa có hiệu lực vào lúc ký");
    }

    @Test
    void a_signature_older_than_the_paper_or_of_tomorrow_is_refused() {
        Holder official = TestAuthority.official(NAME);

        refuses(
                new SigningProgram(official, ISSUED_AT.minus(Duration.ofHours(1))).signs(ISSUED),
                "Thời gian ký không đọc được hoặc không hợp lý");
        refuses(
                new SigningProgram(official, NOW.plus(Duration.ofDays(1))).signs(ISSUED),
                "Thời gian ký không đọc được hoặc không hợp lý");
    }

    @Test
    void a_certificate_that_its_owner_made_is_refused() {
        refuses(
                new SigningProgram(TestAuthority.selfSigned(new Wanted(NAME)), NOW).signs(ISSUED),
                "Chứng thư số của «Nguyễn Văn An» không do tổ chức được tin cậy cấp");
    }

    @Test
    void a_certificate_of_an_authority_with_the_trusted_name_and_another_key_is_refused() {
        Holder forged = new TestAuthority("Cơ quan chứng thực số thử nghiệm").issues(new Wanted(NAME));

        refuses(new SigningProgram(forged, NOW).signs(ISSUED), "không do tổ chức được tin cậy cấp");
    }

    @Test
    void an_official_cannot_issue_certificates() {
        Holder byAnOfficial = TestAuthority.make(new Wanted("Chủ tịch"), TestAuthority.official(NAME));

        refuses(new SigningProgram(byAnOfficial, NOW).signs(ISSUED), "không do tổ chức được tin cậy cấp");
    }

    @Test
    void a_certificate_that_is_not_for_signing_is_refused() {
        for (Wanted wanted : List.of(
                new Wanted(NAME).usage(null),
                new Wanted(NAME).usage(KeyUsage.keyEncipherment),
                new Wanted(NAME).purpose(KeyPurposeId.id_kp_serverAuth),
                new Wanted(NAME).authority())) {
            refuses(program(wanted).signs(ISSUED), "Chứng thư số này không được cấp để ký số");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "MD5withRSA"})
    void a_digest_that_can_be_forged_is_refused(String algorithm) {
        refuses(program(new Wanted(NAME).rsa(2048)).with(algorithm).signs(ISSUED), "thuật toán không còn an toàn");
    }

    @Test
    void a_short_key_is_refused() {
        refuses(program(new Wanted(NAME).rsa(1024)).signs(ISSUED), "thuật toán không còn an toàn");
    }

    @Test
    void a_certificate_that_was_signed_with_sha1_is_refused() {
        Holder below = TestAuthority.make(
                new Wanted(NAME).signedWith("SHA1"), TRUSTED.issuesAuthority("Tổ chức chứng thực cấp dưới"));

        refuses(new SigningProgram(below, NOW).signs(ISSUED), "không do tổ chức được tin cậy cấp");
    }

    @Test
    void a_signature_that_names_another_certificate_is_refused() {
        refuses(
                program().namingInstead(TestAuthority.official("Người khác")).signs(ISSUED),
                "Chữ ký số không khớp với nội dung tệp");
        refuses(program().withoutNamingTheCertificate().signs(ISSUED), "Chữ ký số không khớp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adbe.pkcs7.sha1", "adbe.x509.rsa_sha1", "ETSI.RFC3161", "x"})
    void another_kind_of_signature_is_refused(String kind) {
        refuses(program().kind(kind).signs(ISSUED), "Loại chữ ký số này không được nhận");
    }

    @Test
    void a_name_with_hidden_characters_is_refused() {
        refuses(program(new Wanted("Nguyễn\u202E Văn An")).signs(ISSUED), "Tên trong chứng thư số");
    }

    @Test
    void a_file_without_a_signature_or_that_is_no_pdf_is_refused() {
        refuses(ISSUED, "Tệp chưa có chữ ký số nào");
        refuses(new byte[0], "Tệp nạp lên không phải PDF");
        refuses("PK\u0003\u0004 Word".getBytes(StandardCharsets.UTF_8), "Tệp nạp lên không phải PDF");
        refuses("%PDF-1.7 Dự toán".getBytes(StandardCharsets.UTF_8), PdfTables.UNREADABLE);
    }

    @Test
    void a_signed_pdf_of_another_paper_is_refused() {
        refuses(
                SigningProgram.signed(SamplePdf.of(PaperType.WITHDRAWAL_DECISION), NAME, NOW),
                "Nội dung của tệp đã ký khác với văn bản đã ban hành");
    }

    @Test
    void a_file_that_is_cut_off_anywhere_is_refused() {
        byte[] signed = SigningProgram.signed(ISSUED, NAME, NOW);
        for (int length = signed.length - 1; length > 0; length -= signed.length / 50) {
            byte[] cut = Arrays.copyOf(signed, length);
            assertThatThrownBy(() -> verified(cut)).as("%d bytes", length).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void one_changed_byte_is_noticed_wherever_it_is() {
        byte[] signed = SigningProgram.signed(ISSUED, NAME, NOW);
        for (int at = 0; at < signed.length; at += signed.length / 200) {
            byte[] changed = signed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> verified(changed)).as("byte %d", at).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void nothing_is_accepted_before_the_operator_has_named_whom_to_trust() {
        SignatureVerifier unconfigured =
                new SignatureVerifier(new TrustStore(new SignatureProperties("", "")), Clock.systemUTC());
        byte[] signed = SigningProgram.signed(ISSUED, NAME, NOW);

        assertThatThrownBy(() -> unconfigured.verified(ISSUED, signed, ISSUED_AT))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.SIGNATURES_NOT_SET_UP))
                .hasMessageContaining("chưa được cấu hình chứng thư gốc tin cậy");
    }
}
