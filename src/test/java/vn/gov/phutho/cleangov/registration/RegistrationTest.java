package vn.gov.phutho.cleangov.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The chair registers in person, the district sees to it that all do (D2.3a, D3.1a). */
@CleangovTest
class RegistrationTest {

    private static final String TARGET_MISSING =
            "Chọn danh hiệu phấn đấu: «Trong sạch, vững mạnh» hoặc «Trong sạch, vững mạnh xuất sắc».";

    @Autowired
    private YearScenario year;

    @Autowired
    private RegistrationService registrations;

    @Autowired
    private OverviewService overview;

    private Commune commune;
    private DossierId dossierId;

    @BeforeEach
    void aYearHasBegun() {
        commune = year.yearOpens().commune("07975");
        dossierId = DossierId.parse(commune.key());
    }

    @Test
    @Tag("D2.3a")
    @Tag("D3.1a")
    void the_chair_registers_and_the_year_counts_the_commune() {
        commune.registers();

        Dossier dossier = commune.dossier();
        assertThat(dossier.status()).isEqualTo(DossierStatus.REGISTERED);
        assertThat(dossier.target()).isEqualTo(Classification.XUAT_SAC);
        assertThat(dossier.commitment()).isEqualTo("Phấn đấu trong sạch, vững mạnh.");
        assertThat(dossier.registeredBy()).isEqualTo("commune-chair.07975");
        assertThat(dossier.registeredInTime()).isTrue();
        assertThat(overview.year(year.year()).registered()).isEqualTo(1);
        assertThat(overview.year(year.year()).communes()).isEqualTo(5);
        assertThat(year.open("UserTask_Register", commune.key())).isEmpty();
    }

    @Test
    @Tag("D3.1a")
    void only_the_chair_registers() {
        Task task = year.open("UserTask_Register", commune.key()).get(0);
        Map<String, String> form = Map.of("target", "VUNG_MANH", "commitment", "Phấn đấu.");

        for (String other : List.of("commune-officer.07975", "commune-chair.07969", "district-officer.230")) {
            assertThatThrownBy(() -> year.submit(other, task.getId(), form))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.OPENED);
    }

    @Test
    void a_second_registration_is_refused() {
        commune.registers();

        assertThatThrownBy(() -> registrations.register(
                        dossierId, Optional.of(Classification.VUNG_MANH), "Cam kết khác.", "commune-chair.07975"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Xã đã đăng ký năm %d, không đăng ký lần hai.".formatted(year.year()));
        assertThat(commune.dossier().target()).isEqualTo(Classification.XUAT_SAC);
        assertThat(commune.dossier().commitment()).isEqualTo("Phấn đấu trong sạch, vững mạnh.");
    }

    @TestFactory
    Stream<DynamicTest> an_incomplete_registration_is_refused_and_nothing_changes() {
        return Stream.of(
                incomplete("no target", "", "Phấn đấu.", TARGET_MISSING),
                incomplete("a target that does not exist", "ANH_HUNG", "Phấn đấu.", TARGET_MISSING),
                incomplete("a class that is not a target", "KHA", "Phấn đấu.", TARGET_MISSING),
                incomplete("a blank commitment", "VUNG_MANH", " \n ", "Nhập nội dung cam kết phấn đấu."),
                incomplete(
                        "a commitment too long",
                        "VUNG_MANH",
                        "x".repeat(2001),
                        "Nội dung cam kết dài quá 2000 ký tự."));
    }

    private DynamicTest incomplete(String what, String target, String commitment, String message) {
        return DynamicTest.dynamicTest(what, () -> refusesToRegister(target, commitment, message));
    }

    private void refusesToRegister(String target, String commitment, String message) {
        Map<String, String> form = Map.of("target", target, "commitment", commitment);

        assertThat(refusalOf(() -> year.completes("commune-chair.07975", "UserTask_Register", commune.key(), form)))
                .isEqualTo(message);

        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.OPENED);
        assertThat(commune.dossier().registeredAt()).isNull();
        assertThat(commune.dossier().target()).isNull();
        assertThat(overview.year(year.year()).registered()).isZero();
        assertThat(year.open("UserTask_Register", commune.key())).hasSize(1);
    }

    @Test
    @Tag("D2.3a")
    void a_late_registration_ends_the_urging_and_closes_the_two_upper_classes() {
        District district = year.district("230");
        year.commune("07969").registers();
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        commune.registers();

        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.REGISTERED);
        assertThat(commune.dossier().registeredInTime()).isFalse();
        assertThat(overview.year(year.year()).registered()).isEqualTo(2);

        year.timersFire("TimerEvent_AssessmentOpens");
        district.agenciesAppraise(Map.of()).frontGivesOpinion();
        assertThat(proposed(district, year.commune("07969"))).isEqualTo("XUAT_SAC");
        assertThat(proposed(district, commune))
                .as("all points, but registered late")
                .isEqualTo("KHA");
    }

    @Test
    void when_self_review_opens_a_commune_that_has_not_registered_goes_on_without() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        year.timersFire("BoundaryEvent_SelfReviewOpens");

        assertThat(year.open("UserTask_Register", commune.key())).isEmpty();
        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
        commune.handsIn();
        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.SELF_REVIEWED);
        assertThat(commune.dossier().registeredAt()).isNull();
        assertThat(commune.dossier().registeredInTime()).isFalse();
        assertThatThrownBy(() -> registrations.register(dossierId, Optional.of(Classification.VUNG_MANH), "Muộn.", "x"))
                .as("the time to register is over")
                .isInstanceOf(RefusedException.class)
                .hasMessage("Đã qua kỳ đăng ký của năm %d.".formatted(year.year()));
    }

    private static String proposed(District district, Commune commune) {
        return district.proposals().path(commune.key()).path("class").asText();
    }
}
