package vn.gov.phutho.cleangov.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.YearScenario.refusalOf;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovApplication;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.YearScenario;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.overview.OverviewService;

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
    private UrgingRepository urgings;

    @Autowired
    private OverviewService overview;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private TaskService tasks;

    private YearScenario.Commune commune;
    private DossierId dossierId;

    @BeforeEach
    void aYearHasBegun() {
        commune = year.yearOpens().commune("07975");
        dossierId = DossierId.parse(commune.key());
    }

    @Test
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
    void nobody_but_the_chair_registers() {
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

        Optional<String> refusal = registrations
                .register(dossierId, Optional.of(Classification.VUNG_MANH), "Cam kết khác.", "commune-chair.07975")
                .map(one -> one.message());

        assertThat(refusal).contains("Xã đã đăng ký năm %d, không đăng ký lần hai.".formatted(year.year()));
        assertThat(commune.dossier().target()).isEqualTo(Classification.XUAT_SAC);
        assertThat(commune.dossier().commitment()).isEqualTo("Phấn đấu trong sạch, vững mạnh.");
    }

    @TestFactory
    Stream<DynamicTest> an_incomplete_registration_is_refused_and_nothing_changes() {
        return Stream.of(
                incomplete("no target", "", "Phấn đấu.", TARGET_MISSING),
                incomplete("a target that does not exist", "ANH_HUNG", "Phấn đấu.", TARGET_MISSING),
                incomplete("a class that nobody strives for", "KHA", "Phấn đấu.", TARGET_MISSING),
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
    void after_the_deadline_the_district_has_three_working_days_to_urge_the_commune() {
        year.commune("07969").registers();

        year.timersFire("BoundaryEvent_RegistrationOverdue");

        assertThat(year.open("UserTask_Urge", year.commune("07969").key()))
                .as("this commune has registered")
                .isEmpty();
        assertThat(year.open("UserTask_Urge", commune.key())).singleElement().satisfies(task -> {
            assertThat(task.getName()).isEqualTo("Đôn đốc đăng ký");
            assertThat(tasks.getIdentityLinksForTask(task.getId()))
                    .extracting(IdentityLink::getGroupId)
                    .containsExactly("district-officer-230");
            ZonedDateTime due = task.getDueDate().toInstant().atZone(CleangovApplication.ZONE);
            assertThat(calendar.workingDaysBetween(year.now().toLocalDate(), due.toLocalDate()))
                    .isEqualTo(3);
            assertThat(calendar.isWorkingDay(due.toLocalDate())).isTrue();
            assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(17, 0));
        });
        assertThat(year.open("UserTask_Register", commune.key()))
                .as("the chair may still register")
                .hasSize(1);
    }

    @Test
    void what_the_district_did_is_recorded() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        String promised = year.now().toLocalDate().plusDays(5).toString();

        urges(Map.of("action", "Đã làm việc trực tiếp với Chủ tịch UBND xã.", "promisedOn", promised));

        assertThat(urgings.findByDossierIdOrderByUrgedAt(commune.key()))
                .singleElement()
                .satisfies(urging -> {
                    assertThat(urging.action()).isEqualTo("Đã làm việc trực tiếp với Chủ tịch UBND xã.");
                    assertThat(urging.promisedOn()).hasToString(promised);
                });
        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
        assertThat(year.open("UserTask_Register", commune.key())).hasSize(1);
    }

    @Test
    void the_district_urges_again_until_the_commune_has_registered() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        LocalDate promised = calendar.plusWorkingDays(year.now().toLocalDate(), 7);
        urges(Map.of("action", "Đã gọi điện.", "promisedOn", promised.toString()));

        year.timersFire("TimerEvent_NextUrging");

        assertThat(year.now().toLocalDate()).isEqualTo(calendar.plusWorkingDays(promised, 1));
        LocalDate unpromised = year.now().toLocalDate();
        urges(Map.of("action", "Đã gửi công văn.", "promisedOn", ""));
        year.timersFire("TimerEvent_NextUrging");
        assertThat(year.now().toLocalDate()).isEqualTo(calendar.plusWorkingDays(unpromised, 5));
        assertThat(urgings.findByDossierIdOrderByUrgedAt(commune.key())).hasSize(2);

        commune.registers();
        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
    }

    @Test
    void a_chair_who_registers_while_the_district_urges_wins_or_loses_cleanly() throws Exception {
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        ExecutorService officials = Executors.newFixedThreadPool(2);
        for (YearScenario.District district : List.of(year.district("230"), year.district("231"))) {
            for (YearScenario.Commune late : district.communes()) {
                String code = late.dossier().communeCode();
                String registering =
                        year.open("UserTask_Register", late.key()).get(0).getId();
                String urging = year.open("UserTask_Urge", late.key()).get(0).getId();
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<?>> both = List.of(
                        officials.submit(() -> {
                            together.await();
                            year.submit(
                                    "commune-chair." + code,
                                    registering,
                                    Map.of("target", "VUNG_MANH", "commitment", "Phấn đấu."));
                            return null;
                        }),
                        officials.submit(() -> {
                            together.await();
                            year.submit(
                                    "district-officer." + late.dossier().districtCode(),
                                    urging,
                                    Map.of("action", "Đã gọi điện."));
                            return null;
                        }));
                for (Future<?> one : both) {
                    try {
                        one.get(60, TimeUnit.SECONDS);
                    } catch (ExecutionException lost) {
                        assertThat(lost.getCause())
                                .isInstanceOfAny(
                                        OptimisticLockingException.class,
                                        NullValueException.class,
                                        AuthorizationException.class);
                    }
                }
                boolean registered = late.dossier().registeredAt() != null;
                assertThat(year.open("UserTask_Register", late.key())).hasSize(registered ? 0 : 1);
            }
        }
        officials.shutdown();
    }

    @Test
    void the_district_stops_urging_only_with_a_reason() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        assertThat(refusalOf(() -> urges(Map.of("action", "Đã gọi điện.", "stopUrging", true, "reason", " "))))
                .isEqualTo("Thôi đôn đốc thì phải ghi lý do.");
        urges(Map.of("action", "Đã gọi điện.", "stopUrging", true, "reason", "Xã đang sáp nhập."));

        assertThat(urgings.findByDossierIdOrderByUrgedAt(commune.key()))
                .singleElement()
                .satisfies(urging -> assertThat(urging.stopReason()).isEqualTo("Xã đang sáp nhập."));
        assertThatThrownBy(() -> year.timersFire("TimerEvent_NextUrging"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no timer waits");
        assertThat(year.open("UserTask_Register", commune.key()))
                .as("the chair may still register")
                .hasSize(1);
    }

    @Test
    void an_urging_without_a_deed_or_with_a_promise_in_the_past_is_refused() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        String yesterday = year.now().toLocalDate().minusDays(1).toString();

        assertThat(refusalOf(() -> urges(Map.of("action", " ", "promisedOn", ""))))
                .isEqualTo("Ghi đã đôn đốc xã như thế nào (gọi điện, công văn, làm việc trực tiếp…).");
        assertThat(refusalOf(() -> urges(Map.of("action", "x".repeat(2001), "promisedOn", ""))))
                .isEqualTo("Nội dung đôn đốc dài quá 2000 ký tự.");
        assertThat(refusalOf(() -> urges(Map.of("action", "Đã gọi điện.", "promisedOn", yesterday))))
                .isEqualTo("Ngày xã hẹn đăng ký không được ở trong quá khứ.");

        assertThat(urgings.findByDossierIdOrderByUrgedAt(commune.key())).isEmpty();
        assertThat(year.open("UserTask_Urge", commune.key())).hasSize(1);
    }

    @Test
    void a_late_registration_ends_the_urging_and_closes_the_two_upper_classes() {
        YearScenario.District district = year.district("230");
        year.commune("07969").registers();
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        commune.registers();

        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.REGISTERED);
        assertThat(commune.dossier().registeredInTime()).isFalse();
        assertThat(overview.year(year.year()).registered()).isEqualTo(2);

        year.timersFire("TimerEvent_AssessmentOpens");
        district.agenciesAppraise(Map.of()).frontOpines();
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
        assertThat(registrations.register(dossierId, Optional.of(Classification.VUNG_MANH), "Muộn.", "x"))
                .as("the time to register is over")
                .map(refusal -> refusal.message())
                .contains("Đã qua kỳ đăng ký của năm %d.".formatted(year.year()));
    }

    private void urges(Map<String, ?> form) {
        year.completes("district-officer.230", "UserTask_Urge", commune.key(), form);
    }

    private static String proposed(YearScenario.District district, YearScenario.Commune commune) {
        return district.proposals().path(commune.key()).path("class").asText();
    }
}
