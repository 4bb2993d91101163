package vn.gov.phutho.cleangov.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A person who returns after a long absence can read all notices, or mark all as read. */
@CleangovTest
class InboxTest {

    private static final String CHAIR = "commune-chair.08056";
    private static final int PAGE = 50;

    @Autowired
    private YearScenario year;

    @Autowired
    private NoticeService notices;

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    @BeforeEach
    void many_notices_wait() {
        year.yearOpens();
        notices.readAll(CHAIR);
        IntStream.range(0, 2 * PAGE)
                .forEach(number -> notices.tell(CHAIR, "Huyện họp lần " + number, "district-officer.231"));
    }

    @Test
    void each_page_is_read_when_it_is_opened() {
        WebSession chair = logsIn();
        assertThat(unread()).isEqualTo(2 * PAGE);

        assertThat(chair.opens("/notices").body())
                .contains("Trang 1/", "Cũ hơn", "Hộp thư (50)", "50 thông báo còn lại");
        assertThat(unread()).isEqualTo(PAGE);
        assertThat(chair.opens("/notices?page=1").body())
                .contains("Trang 2/", "Mới hơn")
                .doesNotContain("còn lại");
        assertThat(unread()).isZero();
        assertThat(chair.opens("/notices?page=999999").body())
                .contains("Mới hơn")
                .doesNotContain("Cũ hơn");
        assertThat(chair.opens("/notices?page=-1").body()).contains("Trang 1/");
    }

    @Test
    void all_are_marked_as_read_at_once_but_only_ones_own() {
        notices.tell("district-officer.231", "Tỉnh họp giao ban", "province-officer.25");
        http.withBasicAuth(CHAIR, "demo").postForEntity("/api/notices/read", null, Void.class);

        assertThat(unread()).isZero();
        assertThat(notices.unread("district-officer.231")).isPositive();
        assertThat(notices.latest(CHAIR)).hasSize(PAGE).noneMatch(Notice::unread);
    }

    private long unread() {
        return http.withBasicAuth(CHAIR, "demo")
                .getForObject("/api/notices/unread", JsonNode.class)
                .get("unread")
                .asLong();
    }

    private WebSession logsIn() {
        WebSession browser = new WebSession(port);
        browser.logsIn(CHAIR);
        return browser;
    }
}
