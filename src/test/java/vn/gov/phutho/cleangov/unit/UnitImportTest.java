package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.unit.CsvFileTest.file;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.engine.AccountStore;
import vn.gov.phutho.cleangov.engine.EngineCommands;

/** The import and the accounts, on PostgreSQL; every test begins right after the start with the default files. */
@Tag(CleangovTest.APPLICATION)
class UnitImportTest {

    /** Of the communes, of the districts with their agencies, of the province with its departments and press. */
    private static final int POSTS = 225 * 3 + 13 * (4 + 15) + 3 + 11;

    /** Auditor, analyst and machine: the engine creates the administrators' group. */
    private static final int ROLES_IN_THE_SYSTEM = 3;

    private static final Resource AGENCIES = new ClassPathResource("reference/agencies.csv");
    private static final Resource PHU_THO = new ClassPathResource("reference/units-phu-tho.csv");
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final String SMALL = """
            code,name,type,parent_code
            25,Tỉnh Phú Thọ,tinh,
            230,Huyện Đoan Hùng,huyen,25
            07969,Thị trấn Đoan Hùng,thi_tran,230
            """;

    private static LocalDate today = START;
    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext context;
    private static UnitService units;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.jpa.hibernate.ddl-auto=validate", "spring.main.banner-mode=off")
                .run();
        units = context.getBean(UnitService.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() throws IOException {
        context.close();
        postgres.close();
    }

    @BeforeEach
    void startAgain() {
        today = START;
        jdbc.execute("truncate unit, agency restart identity");
        units.importAtStart();
    }

    @Test
    void theStartImportsTheProvince() {
        assertThat(units.provinces()).extracting(Unit::name).containsExactly("Tỉnh Phú Thọ");
        assertThat(units.districts()).hasSize(13);
        assertThat(units.communes()).hasSize(225);
        assertThat(units.agencies()).hasSize(26).extracting(Agency::code).contains("finance", "front", "home-affairs");
        assertThat(units.name("230")).isEqualTo("Huyện Đoan Hùng");
        assertThat(units.districtOf("07969")).isEqualTo(units.unit("230"));
        assertThat(units.provinceOf("07969").code()).isEqualTo("25");
        assertThat(units.unit("07969").type()).isEqualTo(UnitType.THI_TRAN);
        assertThat(units.placesOf(List.of(Groups.CAMUNDA_ADMIN)).mayRead(units.unit("230")))
                .isTrue();
        assertThat(jdbc.queryForObject("select search_name from unit where code = '230'", String.class))
                .isEqualTo("huyen doan hung");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        List<Map<String, Object>> before = rows();
        today = START.plusDays(1);

        units.importAtStart();

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aChangeKeepsTheOldRow() {
        today = START.plusDays(30);

        units.importFiles(file(SMALL.replace("Thị trấn Đoan Hùng,thi_tran", "Phường Đoan Hùng,phuong")), AGENCIES);

        assertThat(units.name("07969")).isEqualTo("Phường Đoan Hùng");
        assertThat(history("07969"))
                .containsExactly(
                        "Thị trấn Đoan Hùng THI_TRAN 2026-01-05 2026-02-04", "Phường Đoan Hùng PHUONG 2026-02-04 null");
        assertThat(history("230")).containsExactly("Huyện Đoan Hùng HUYEN 2026-01-05 null");
    }

    @Test
    void aUnitMayMoveToAnotherParent() {
        today = START.plusDays(1);

        units.importFiles(file(SMALL.replace("thi_tran,230", "thi_tran,231")), AGENCIES);

        assertThat(units.districtOf("07969").code()).isEqualTo("231");
        assertThat(history("07969")).hasSize(2);
    }

    @Test
    void aSecondChangeOnTheSameDayIsACorrection() {
        today = START.plusDays(30);

        units.importFiles(file(SMALL.replace("Huyện Đoan Hùng", "Huyện Đoan Hung")), AGENCIES);
        units.importFiles(file(SMALL.replace("Huyện Đoan Hùng", "Huyện Đoan Hưng")), AGENCIES);

        assertThat(units.name("230")).isEqualTo("Huyện Đoan Hưng");
        assertThat(history("230"))
                .containsExactly(
                        "Huyện Đoan Hùng HUYEN 2026-01-05 2026-02-04", "Huyện Đoan Hưng HUYEN 2026-02-04 null");
    }

    @Test
    void codesThatTheFileLacksAreKept() {
        units.importFiles(file(SMALL), file("code,name,role\nfinance,Phòng Tài chính,district-agency\n"));

        assertThat(units.communes()).hasSize(225);
        assertThat(units.agencies())
                .hasSize(26)
                .contains(new Agency("finance", "Phòng Tài chính", Role.DISTRICT_AGENCY));
    }

    @Test
    void aBadFileChangesNothing() {
        String renamed = SMALL.replace("Huyện Đoan Hùng", "Huyện Khác");

        refuses(renamed.replace("thi_tran", "thi-tran"), "line 4: unknown type 'thi-tran'; known are tinh, ");
        refuses(renamed + "07970,Xã A,xa,999\n", "line 5: unknown parent_code '999'");
        refuses(
                renamed + "07970,Xã A,xa,25\n",
                "line 5: the parent of a commune must be a district, but '25' is a prov");
        refuses(renamed + "07970,Xã A,xa,\n", "line 5: '07970' is a commune and needs a parent_code");
        refuses(renamed + "26,Tỉnh A,tinh,25\n", "line 5: '26' is a province and cannot have a parent_code");
        refuses(renamed + "230,Huyện A,huyen,25\n", "line 5: duplicate code '230', already in line 3");
        refuses(renamed + "07-1,Xã A,xa,230\n", "line 5: the code '07-1' must match");
        refuses(renamed + "07970,,xa,230\n", "line 5: the column 'name' is empty");
        refuses(renamed + "231,Xã Hạ Hoà,xa,230\n", "line 5: '231' is a district in the database and a commune here");
        assertThatThrownBy(() -> units.importFiles(file(renamed), file("code,name,role\na,A,province-chair\n")))
                .hasMessageContaining(
                        "line 2: unknown role 'province-chair'; known are district-agency, province-department, province-media");

        assertThat(units.name("230")).isEqualTo("Huyện Đoan Hùng");
        units.importFiles(PHU_THO, AGENCIES);
        assertThat(history("230")).containsExactly("Huyện Đoan Hùng HUYEN 2026-01-05 null");
    }

    @Test
    void theWholeCountryTakesSeconds() {
        long start = System.nanoTime();

        units.importFiles(new ClassPathResource("reference/units-viet-nam.csv"), AGENCIES);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(units.provinces()).hasSize(63);
        assertThat(units.districts()).hasSize(705);
        assertThat(units.communes()).hasSize(10_599);
        assertThat(units.communesOf("25")).hasSize(225);
        assertThat(units.search("hoa binh", 50)).hasSizeGreaterThan(10);
    }

    @Test
    void everyPostHasItsGroupAndInADemonstrationItsAccount() {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(postgres.getPostgresDatabase());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setAuthorizationEnabled(true);
        configuration.setEnablePasswordPolicy(true);
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9.-]+");
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            IdentityService identity = engine.getIdentityService();

            new AccountProvisioning(storeOf(engine), units, new DemoProperties(false, "demo"))
                    .afterSingletonsInstantiated();
            assertThat(identity.createGroupQuery().count())
                    .isEqualTo(POSTS + (13 + 1) * SigningField.values().length + ROLES_IN_THE_SYSTEM);
            assertThat(identity.createUserQuery().count()).isZero();

            var demonstration = new AccountProvisioning(storeOf(engine), units, new DemoProperties(true, "demo"));
            demonstration.afterSingletonsInstantiated();
            long accounts = identity.createUserQuery().count();
            long grants =
                    engine.getAuthorizationService().createAuthorizationQuery().count();
            assertThat(accounts).isEqualTo(POSTS + ROLES_IN_THE_SYSTEM);
            assertThat(identity.checkPassword("commune-chair.07969", "demo")).isTrue();
            assertThat(identity.checkPassword("commune-chair.07969", "other")).isFalse();
            assertThat(groupsOf(identity, "commune-chair.07969")).containsExactly("commune-chair-07969");
            assertThat(groupsOf(identity, "district-agency-front.230")).containsExactly("district-agency-front-230");
            assertThat(groupsOf(identity, "district-front.230"))
                    .containsExactlyInAnyOrder("district-front-230", "district-agency-front-230");
            assertThat(identity.createUserQuery()
                            .userId("district-agency-finance.230")
                            .singleResult())
                    .satisfies(user -> {
                        assertThat(user.getFirstName()).isEqualTo("Phòng Tài chính - Kế hoạch");
                        assertThat(user.getLastName()).isEqualTo("Huyện Đoan Hùng");
                    });
            var authorizations = engine.getAuthorizationService();
            List<String> officers = List.of("province-officer-25");
            assertThat(authorizations.isUserAuthorized(
                            "commune-chair.07969", List.of(), Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
                    .isTrue();
            assertThat(authorizations.isUserAuthorized(
                            "commune-chair.07969", List.of(), Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                    .isFalse();
            assertThat(authorizations.isUserAuthorized(
                            "province-officer.25",
                            officers,
                            Permissions.CREATE_INSTANCE,
                            Resources.PROCESS_DEFINITION,
                            "annual-cycle"))
                    .isTrue();
            assertThat(authorizations.isUserAuthorized(
                            "province-officer.25", officers, Permissions.CREATE, Resources.PROCESS_INSTANCE, "*"))
                    .isTrue();
            assertThat(authorizations.isUserAuthorized(
                            "analyst", List.of("analyst"), Permissions.CREATE, Resources.DEPLOYMENT, "*"))
                    .isTrue();
            assertThat(authorizations.isUserAuthorized(
                            "analyst", List.of("analyst"), Permissions.READ, Resources.PROCESS_INSTANCE, "*"))
                    .isFalse();
            assertThat(groupsOf(identity, "auditor")).containsExactly("auditor");

            today = START.plusDays(1);
            units.importFiles(file(SMALL.replace("Thị trấn Đoan", "Phường Đoan")), AGENCIES);
            demonstration.afterSingletonsInstantiated();
            assertThat(identity.createUserQuery().count()).isEqualTo(accounts);
            assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(grants);
            assertThat(identity.createGroupQuery()
                            .groupId("commune-chair-07969")
                            .singleResult()
                            .getName())
                    .isEqualTo("Chủ tịch UBND – Phường Đoan Hùng");
        } finally {
            engine.close();
        }
    }

    private static AccountStore storeOf(ProcessEngine engine) {
        ObjectProvider<ProcessEngine> provider =
                new StaticListableBeanFactory(Map.of("engine", engine)).getBeanProvider(ProcessEngine.class);
        return new AccountStore(provider, new EngineCommands(provider), event -> {});
    }

    private static List<String> groupsOf(IdentityService identity, String account) {
        return identity.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static void refuses(String unitFile, String problem) {
        assertThatThrownBy(() -> units.importFiles(file(unitFile), AGENCIES))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith("units.csv, " + problem);
    }

    private static List<Map<String, Object>> rows() {
        return jdbc.queryForList("select * from unit order by id");
    }

    private static List<String> history(String code) {
        return jdbc.query(
                "select name, type, valid_from, valid_to from unit where code = ? order by valid_from",
                (row, number) ->
                        row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4),
                code);
    }

    @AutoConfigurationPackage
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JpaRepositoriesAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @EnableConfigurationProperties(UnitProperties.class)
    @Import({UnitService.class, UnitImport.class, AgencyRepository.class})
    static class Application {

        @Bean
        DataSource dataSource() {
            return postgres.getPostgresDatabase();
        }

        /** Noon of {@link #today}, whatever day a test makes it. */
        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneId.systemDefault();
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Instant instant() {
                    return today.atTime(12, 0).atZone(getZone()).toInstant();
                }
            };
        }
    }
}
