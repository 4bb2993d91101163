package vn.gov.phutho.cleangov.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * All mails of the year 2025, as a province plays it, beside those that a second computation expects: it reads the rows
 * of the decision table itself, knows the days off by heart and asks the engine's history alone which tasks were open.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class MailsOfTheYear {

    private static final Logger log = LoggerFactory.getLogger(MailsOfTheYear.class);

    private final GreenMail server;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private UnitService units;

    /** By day and account, what each mail says of each deadline. */
    private Map<String, List<String>> sent;

    private Map<String, List<String>> expected;

    protected MailsOfTheYear(GreenMail server) {
        this.server = server;
    }

    @BeforeAll
    void read() throws MessagingException, IOException {
        sent = new TreeMap<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            String key =
                    sentOn(mail) + " " + mail.getAllRecipients()[0].toString().replace("@cleangov.example", "");
            assertThat(sent.put(key, Mails.items(mail)))
                    .as("two mails: %s", key)
                    .isNull();
        }
        expected = new ExpectedReminders(history, identity, jdbc).ofTheYear();
    }

    @Test
    @Tag("D2.3a")
    @Tag("D2.3c")
    @Tag("D2.4")
    void everybody_is_reminded_of_every_deadline_on_the_days_of_the_policy_only() {
        log.info("{} mails in the year, {} deadlines in them", sent.size(), deadlines(sent));

        assertThat(without(expected, sent)).as("mails that were not sent").isEmpty();
        assertThat(without(sent, expected))
                .as("mails that should not have been sent")
                .isEmpty();
        assertThat(sent).hasSizeGreaterThan(1000);
    }

    /** The mails of the first that are not the same in the second, with all their lines. */
    private static Map<String, List<String>> without(
            Map<String, List<String>> mails, Map<String, List<String>> others) {
        Map<String, List<String>> rest = new TreeMap<>(mails);
        rest.entrySet().removeAll(others.entrySet());
        return rest;
    }

    @Test
    @Tag("D2.4")
    void the_reports_of_june_and_of_december_are_announced_urged_and_reported_upwards() {
        Predicate<String> june = line -> line.contains("áo cáo") && line.matches(".*Hạn \\d\\d/0[5-7]/2025.*");
        Predicate<String> december = line -> line.contains("áo cáo") && line.matches(".*Hạn \\d\\d/1[1-2]/2025.*");

        for (Predicate<String> report : List.of(june, december)) {
            assertThat(only(report, sent)).isEqualTo(only(report, expected)).isNotEmpty();
            assertThat(only(report.and(line -> line.contains("còn 30 ngày") || line.contains("còn 31 ngày")), sent))
                    .as("every district a month ahead")
                    .hasSize(units.childrenOf("25").size());
        }
        assertThat(only(june.or(december).and(line -> line.contains("quá hạn")), sent))
                .as("somebody was late")
                .isNotEmpty();
    }

    @Test
    void no_mail_goes_out_on_a_day_off_and_every_notice_has_its_mail() {
        assertThat(sent.keySet())
                .extracting(key -> LocalDate.parse(key.substring(0, 10)))
                .noneMatch(ExpectedReminders::isOff);
        assertThat(jdbc.sql("select day || ' ' || recipient from notice order by 1")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(sent.keySet());
        assertThat(jdbc.sql("select channel || ' ' || status as outcome, count(*) as times from delivery group by 1")
                        .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                        .list())
                .containsExactlyInAnyOrder(
                        Map.entry("INBOX DELIVERED", sent.size()), Map.entry("MAIL DELIVERED", sent.size()));
        assertThat(Arrays.stream(server.getReceivedMessages()).map(Mails::messageId))
                .doesNotHaveDuplicates();
    }

    private static Map<String, List<String>> only(Predicate<String> wanted, Map<String, List<String>> mails) {
        Map<String, List<String>> lines = new TreeMap<>();
        mails.forEach((key, all) -> {
            List<String> some = all.stream().filter(wanted).toList();
            if (!some.isEmpty()) {
                lines.put(key, some);
            }
        });
        return lines;
    }

    private static long deadlines(Map<String, List<String>> mails) {
        return mails.values().stream().mapToLong(List::size).sum();
    }

    private static LocalDate sentOn(MimeMessage mail) throws MessagingException {
        return mail.getSentDate().toInstant().atZone(MovableClock.ZONE).toLocalDate();
    }
}
