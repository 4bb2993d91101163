package vn.gov.phutho.cleangov.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.Statements;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.remediation.RemediationForms;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Department;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Media;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The board agrees with the records after every event of a year. */
@CleangovTest
class DutyBoardTest {

    private static final int STATEMENTS_AT_MOST = 15;

    /** More than there are connections to the database. */
    private static final int READERS = 20;

    /** Records of these packages that no duty is told by. */
    private static final Set<String> NOT_OWED =
            Set.of("assessment_result", "coverage_piece", "finding_urging", "missed_duty", "public_opinion");

    /** Records that move the deadlines of many units, which are then read again as a whole. */
    private static final Set<String> MOVE_DEADLINES = Set.of("cycle", "deadline_change", "calendar_day");

    private static final Pattern TABLE = Pattern.compile("(?:from|join)\\s+([a-z_]+)");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DossierService dossiers;

    @Autowired
    private EntityManagerFactory entities;

    @Autowired
    private EntityManager session;

    @Autowired
    private YearScenario year;

    @Autowired
    private DutyKeeper keeper;

    @Autowired
    private ObjectProvider<DutySource> records;

    @Autowired
    private UnitService units;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Statements statements;

    @Autowired
    private ScheduledTaskHolder scheduled;

    @Autowired
    private CycleService cycles;

    @LocalServerPort
    private int port;

    @Test
    void the_board_agrees_with_the_records_after_every_act_of_a_year() {
        year.yearOpens();
        compare("opened");
        District doanHung = year.district("230");
        District haHoa = year.district("231");
        Commune excellent = doanHung.communes().get(0);
        Commune weak = doanHung.communes().get(2);

        year.province()
                .movesDeadline(Map.of(
                        "year",
                        year.year(),
                        "milestone",
                        "REGISTRATION",
                        "unitCode",
                        "230",
                        "due",
                        year.year() + "-03-20",
                        "reason",
                        "Mưa lũ."));
        compare("a deadline moved");
        LocalDate day = calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 3, 31));
        http.withBasicAuth("province-officer.25", "demo")
                .postForEntity(
                        "/api/calendar/days",
                        Map.of("day", day.toString(), "kind", "off", "name", "Nghỉ bù."),
                        Void.class);
        assertThat(calendar.isWorkingDay(day)).isFalse();
        compare("a day off decided");

        doanHung.communes().forEach(Commune::registers);
        compare("registered");
        haHoa.communes().forEach(Commune::registers);
        doanHung.carriesOutProgramme();
        compare("programme");
        haHoa.carriesOutProgramme();
        Department audit = year.department("audit").plans("230", "07981");
        compare("inspection planned");
        audit.visits("230", audit.finding("07981", "Chưa công khai thủ tục hành chính.", 20));
        compare("visited");
        audit.cannotVisit("07981", "Đã kiểm tra cùng huyện.");
        weak.remediesFinding("Đã niêm yết công khai.");
        compare("finding remedied");
        audit.confirms(year.findingOf("07981"));
        compare("finding confirmed");
        year.outlets().forEach(Media::plans);
        compare("coverage planned");

        year.timersFire("TimerEvent_JuneReportOpens");
        doanHung.draftsReport("H1");
        compare("report drafted");
        doanHung.signsReport("H1");
        compare("report signed");
        year.province().receivesReport(doanHung.reportKey("H1"));
        compare("report received");

        year.timersFire("TimerEvent_SelfReviewOpens");
        excellent.handsIn();
        compare("handed in");
        haHoa.communes().forEach(Commune::handsIn);

        year.timersFire("TimerEvent_AssessmentOpens");
        compare("assessment opened");
        doanHung.agenciesAppraise(Map.of(
                "07981", year.typedIndicators().stream().map(one -> one.code()).toList()));
        compare("appraised");
        doanHung.prepares();
        compare("session prepared");
        doanHung.decides(doanHung.proposals());
        compare("decided");
        doanHung.requestsExcellence();
        compare("excellence requested");
        haHoa.agenciesAppraise(Map.of());
        haHoa.prepares().decides(haHoa.proposals());
        compare("all decided");
        year.timersFire("TimerEvent_DecemberReportOpens");
        doanHung.draftsReport("H2").signsReport("H2");
        compare("last report");
        everySourceNamesWhatItReads();
    }

    @Test
    void the_board_agrees_with_the_records_after_every_act_that_follows_an_assessment() {
        year.yearOpens();
        District doanHung = year.district("230");
        District haHoa = year.district("231");
        Commune deviating = doanHung.communes().get(1);
        Commune weak = doanHung.communes().get(2);
        Commune excellent = haHoa.communes().get(0);
        doanHung.communes().forEach(Commune::registers);
        haHoa.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_AssessmentOpens");
        doanHung.agenciesAppraise(Map.of(
                weak.dossier().communeCode(),
                year.typedIndicators().stream().map(one -> one.code()).toList()));
        compare("appraised");
        doanHung.explanationTimePasses();
        compare("nothing explained");
        doanHung.frontGivesOpinion().consolidates();
        compare("posted");
        doanHung.postsResults();
        compare("posted long enough");
        doanHung.councilMeets(doanHung.minutes());
        compare("council met");
        doanHung.decides(doanHung.proposals());
        compare("weak commune classified");
        haHoa.assesses(Map.of());
        haHoa.requestsExcellence();
        compare("excellence requested");

        remedies(weak);

        year.timersFire("TimerEvent_DecemberReportOpens");
        year.timersFire("TimerEvent_RecognitionOpens");
        compare("recognition opens");
        year.province().drawsSample(100, 1);
        compare("sample drawn");
        year.province().rechecks(deviating, "1.3");
        compare("re-check deviates");
        doanHung.reappraises(
                cycles.criteriaSet(year.year()).indicator("1.3").orElseThrow().appraiser(), deviating, "1.3");
        compare("appraised again");
        doanHung.decidesAgain(deviating, "KHA", "Theo kết quả kiểm tra lại.");
        compare("decided again");
        year.province().rechecks(excellent);
        compare("re-check confirms");
        Commune[] requested = haHoa.communes().toArray(Commune[]::new);
        year.province().appraises(true, requested);
        compare("requests appraised");
        year.province().decides(true, requested);
        compare("requests decided");
        everySourceNamesWhatItReads();
    }

    private void remedies(Commune weak) {
        District district = year.district("230");
        district.plansRemediation(weak, district.measure("Điểm yếu 1.1", "finance", 10));
        compare("remediation planned");
        district.approvesRemediation(weak);
        compare("remediation approved");
        district.agencyReportsMeasure("finance", weak, "Đã hoàn thành.", "yes");
        compare("measure reported");
        Map<Long, ObjectNode> verdicts = new HashMap<>();
        jdbc.sql("select id from remediation_measure where dossier_id = ?")
                .param(weak.key())
                .query(Long.class)
                .list()
                .forEach(id -> verdicts.put(id, RemediationForms.verdict("REMEDIED")));
        district.concludesRemediation(weak, verdicts);
        compare("remediation concluded");
    }

    @Test
    void a_change_is_on_the_board_before_it_is_read() {
        year.yearOpens();
        WebSession district = logsIn("district-officer.230");
        String page = "/duties?year=" + year.year();
        for (String each : List.of(page + "&unit=07975", page)) {
            district.get(each);
            year.commune(each.equals(page) ? "07981" : "07975").registers();
            assertThat(statements.of(
                            () -> assertThat(district.get(each).statusCode()).isEqualTo(200)))
                    .as(each)
                    .hasSizeLessThanOrEqualTo(STATEMENTS_AT_MOST);
        }
        assertThat(district.get(page + "&unit=07975").body()).contains("Đăng ký phấn đấu", "state done");
        compare("registered");
    }

    @Test
    void the_board_is_derived_again_before_working_hours() {
        year.yearOpens();
        keeper.bringUpToDate(year.year(), "25");
        jdbc.sql("update duty set due = due - interval '1 day' where year = ?")
                .param(year.year())
                .update();
        jdbc.sql("update duty_unit set as_of = '2000-01-01' where year = ?")
                .param(year.year())
                .update();

        keeper.keep();

        boardSaysWhatRecordsSay("read again");
        assertThat(scheduled.getScheduledTasks())
                .anySatisfy(task -> assertThat(task.toString()).isEqualTo(DutyKeeper.class.getName() + ".keep"));
    }

    @Test
    void a_former_unit_leaves_the_board_on_the_next_day() {
        year.yearOpens();
        keeper.bringUpToDate(year.year(), "25");
        jdbc.sql("""
                        insert into duty (year, unit_code, district_code, province_code, source, code, clause, title, group_id, opens, due)
                        values (:year, '07998', '230', '25', 'Registration', 'registration', 'D2_3A', 'Đăng ký phấn đấu',
                                'commune-chair-07998', now() - interval '60 years', now() - interval '50 years')
                        """).param("year", year.year()).update();
        jdbc.sql("insert into duty_unit (year, unit_code) values (?, '07998')")
                .param(year.year())
                .update();

        keeper.keep();

        boardSaysWhatRecordsSay("taken off");
    }

    @Test
    void early_readers_wait_and_do_not_delay_others() throws Exception {
        year.yearOpens();
        WebSession district = logsIn("district-officer.230");
        String page = "/duties?year=" + year.year() + "&unit=07975";
        assertThat(district.get(page).body()).doesNotContain("state done");
        year.commune("07975").registers();
        Callable<String> reads = () -> district.get(page).body();
        ExecutorService people = Executors.newFixedThreadPool(READERS);
        try {
            for (Future<String> seen : people.invokeAll(Collections.nCopies(READERS, reads), 20, TimeUnit.SECONDS)) {
                assertThat(seen.get()).contains("state done");
            }
        } finally {
            people.shutdownNow();
        }
    }

    private WebSession logsIn(String user) {
        WebSession browser = new WebSession(port);
        browser.logsIn(user);
        return browser;
    }

    /** Two changes in one district: the second to commit must count the first, whatever it had loaded before. */
    @Test
    void of_two_changes_at_once_the_later_counts_both() throws Exception {
        year.yearOpens();
        keeper.bringUpToDate(year.year(), "25");
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> both = List.of(
                    () -> registers("07975", bothHaveRead::await), () -> registers("07981", bothHaveRead::await));
            for (Future<Void> done : people.invokeAll(both, 20, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            people.shutdownNow();
        }
        boardSaysWhatRecordsSay("both registered");
        assertThat(titles("230", "full-registration")).containsExactly("100% xã đăng ký phấn đấu (2/3 xã)");
    }

    @Test
    void a_read_before_the_commit_of_a_change_leaves_no_outdated_board() throws Exception {
        year.yearOpens();
        registers(
                "07975",
                () -> CompletableFuture.runAsync(() -> keeper.bringUpToDate(year.year(), "25"))
                        .get(20, TimeUnit.SECONDS));
        boardSaysWhatRecordsSay("registered while somebody read");
    }

    /**
     * A change has found no duties on the board, so it writes none. Who reads them for the first time must wait until
     * it is committed.
     */
    @Test
    void a_read_between_the_duties_of_a_change_and_its_commit_waits_for_the_commit() throws Exception {
        year.yearOpens();
        DossierId commune = new DossierId(year.year(), "07975");
        CompletableFuture<Void> reading = transaction.execute(status -> {
            dossiers.register(commune, Classification.VUNG_MANH, "Cam kết.", "somebody");
            session.flush();
            keeper.recordsChanged(List.of(dossiers.dossier(commune)));
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> keeper.bringUpToDate(year.year(), "25"));
            await().atMost(20, TimeUnit.SECONDS).until(() -> reader.isDone() || somebodyWaitsForALock());
            assertThat(reader).as("read before the commit").isNotDone();
            return reader;
        });
        reading.get(20, TimeUnit.SECONDS);
        boardSaysWhatRecordsSay("committed");
        assertThat(titles("230", "full-registration")).containsExactly("100% xã đăng ký phấn đấu (1/3 xã)");
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_change_that_is_rolled_back_leaves_the_board_as_it_was() {
        year.yearOpens();
        keeper.bringUpToDate(year.year(), "25");
        assertThatThrownBy(() -> registers("07975", () -> {
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        boardSaysWhatRecordsSay("rolled back");
    }

    /** Nothing of the board is kept in a node, and none empties it when it starts. */
    @Test
    void a_second_node_reads_and_writes_the_same_board() throws Exception {
        year.yearOpens();
        keeper.bringUpToDate(year.year(), "25");
        List<String> written = versions();
        DutyKeeper second = context.getAutowireCapableBeanFactory().createBean(DutyKeeper.class);
        second.bringUpToDate(year.year(), "25");
        second.keep();
        assertThat(versions()).isEqualTo(written);

        registers("07975", () -> {});
        second.bringUpToDate(year.year(), "25");
        boardSaysWhatRecordsSay("registered at the first");
    }

    /** Where each row lies: another place if it was written again. */
    private List<String> versions() {
        return jdbc.sql("select unit_code || ' ' || code || ' ' || ctid from duty where year = ? order by 1")
                .param(year.year())
                .query(String.class)
                .list();
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    /** In a transaction that has read all communes of the district before something else happens. */
    private Void registers(String commune, Meanwhile meanwhile) {
        transaction.executeWithoutResult(status -> {
            dossiers.ofDistrict(year.year(), "230");
            dossiers.register(new DossierId(year.year(), commune), Classification.VUNG_MANH, "Cam kết.", "somebody");
            try {
                meanwhile.happens();
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        return null;
    }

    private List<String> titles(String unit, String code) {
        return jdbc.sql("select title from duty where year = ? and unit_code = ? and code = ?")
                .params(year.year(), unit, code)
                .query(String.class)
                .list();
    }

    /** A record that no package names among the sources of its duties would leave the board wrong for the rest of the day. */
    @Test
    void every_record_of_a_package_that_owes_something_is_of_a_kind_that_duties_are_read_from() {
        Set<String> owing = records.orderedStream()
                .map(source -> AopUtils.getTargetClass(source).getPackageName())
                .collect(Collectors.toSet());
        Set<Class<?>> sources = records.stream()
                .flatMap(source -> source.kinds().stream())
                .map(DutySource.Kind::type)
                .collect(Collectors.toSet());

        assertThat(entities.getMetamodel().getEntities().stream()
                        .map(EntityType::getJavaType)
                        .filter(type -> owing.contains(type.getPackageName()))
                        .filter(type -> !sources.contains(type) && !NOT_OWED.contains(table(type))))
                .as("name these in kinds() of the package's *Duties, or say in NOT_OWED that no duty reads them")
                .isEmpty();
    }

    /** Only Hibernate tells the board of a change. */
    @Test
    void no_record_that_duties_are_read_from_is_written_by_sql_of_our_own() throws IOException {
        String tables = records.stream()
                .flatMap(source -> source.kinds().stream())
                .map(kind -> table(kind.type()))
                .distinct()
                .collect(Collectors.joining("|"));
        Pattern write = Pattern.compile("(?i)\\b(insert\\s+into|update|delete\\s+from)\\s+(" + tables + ")\\b");
        List<String> written = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                write.matcher(Files.readString(file))
                        .results()
                        .map(found -> file.getFileName() + ": " + found.group())
                        .forEach(written::add);
            }
        }
        assertThat(written)
                .as("change these by their entities, or have DutyKeeper read the units' duties again")
                .isEmpty();
    }

    /** What the duties of a year were read from, by the SQL that the database was asked. */
    private void everySourceNamesWhatItReads() {
        Map<String, Class<?>> types = entities.getMetamodel().getEntities().stream()
                .collect(Collectors.toMap(type -> table(type.getJavaType()), EntityType::getJavaType));
        List<Unit> all = units.within("25");
        List<String> unnamed = new ArrayList<>();
        for (DutySource source : records.stream().toList()) {
            Set<Class<?>> named =
                    source.kinds().stream().map(DutySource.Kind::type).collect(Collectors.toSet());
            statements.of(() -> source.duties(year.year(), all)).stream()
                    .flatMap(sql -> TABLE.matcher(sql).results())
                    .map(found -> found.group(1))
                    .distinct()
                    .filter(table -> types.containsKey(table) && !named.contains(types.get(table)))
                    .filter(table -> !MOVE_DEADLINES.contains(table))
                    .map(table -> AopUtils.getTargetClass(source).getSimpleName() + " reads " + table)
                    .forEach(unnamed::add);
            source.duties(year.year(), all)
                    .forEach(duty -> assertThat(source.levels())
                            .as(duty.toString())
                            .contains(units.unit(duty.unitCode()).level()));
        }
        assertThat(unnamed).as("name these in kinds()").isEmpty();
    }

    private static String table(Class<?> entity) {
        Table table = entity.getAnnotation(Table.class);
        return table != null
                ? table.name()
                : entity.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** The board of the first reader, and from then on that which every change has written. */
    private void compare(String when) {
        keeper.bringUpToDate(year.year(), "25");
        boardSaysWhatRecordsSay(when);
    }

    private void boardSaysWhatRecordsSay(String when) {
        List<Unit> all = units.within("25");
        List<String> told = records.orderedStream()
                .flatMap(source -> source.duties(year.year(), all).stream())
                .map(DutyBoardTest::text)
                .toList();
        assertThat(told).as(when).isNotEmpty();
        assertThat(jdbc.sql("select unit_code, code, title, group_id, opens, due, done_at from duty where year = ?")
                        .param(year.year())
                        .query((row, number) -> "%s %s %s %s %s %s %s"
                                .formatted(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getTimestamp(5).toInstant().getEpochSecond(),
                                        row.getTimestamp(6).toInstant().getEpochSecond(),
                                        row.getTimestamp(7) == null
                                                ? null
                                                : row.getTimestamp(7)
                                                        .toInstant()
                                                        .getEpochSecond()))
                        .list())
                .as(when)
                .containsExactlyInAnyOrderElementsOf(told);
    }

    private static String text(Duty duty) {
        Instant done = duty.doneAt();
        return "%s %s %s %s %s %s %s"
                .formatted(
                        duty.unitCode(),
                        duty.code(),
                        duty.title(),
                        duty.group(),
                        duty.opens().toEpochSecond(),
                        duty.due().toEpochSecond(),
                        done == null ? null : done.getEpochSecond());
    }
}
