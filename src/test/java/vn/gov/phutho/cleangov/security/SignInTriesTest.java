package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a try has to wait, by account and address. */
class SignInTriesTest {

    private static final String CHAIR = "commune-chair.07975";
    private static final String OFFICE = "10.0.0.7";
    private static final String ELSEWHERE = "203.0.113.9";

    private final AtomicLong nanos = new AtomicLong();
    private final SignInTries tries = new SignInTries(
            new SignInProperties(
                    "",
                    "",
                    5,
                    30,
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(8),
                    null,
                    SecondFactorRule.OFF),
            nanos::get);

    @Test
    void the_wait_begins_after_five_and_doubles_up_to_a_quarter_of_an_hour() {
        for (int times = 1; times < 5; times++) {
            tries.failed(CHAIR, OFFICE);
            assertThat(tries.waitBefore(CHAIR, OFFICE)).isEmpty();
        }
        for (int seconds : new int[] {10, 20, 40, 80, 160, 320, 640, 900, 900}) {
            tries.failed(CHAIR, OFFICE);
            assertThat(tries.waitBefore(CHAIR, OFFICE)).contains(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void a_wait_passes_and_a_right_password_ends_the_count() {
        fails(5, CHAIR, OFFICE);
        passes(Duration.ofSeconds(9));
        assertThat(tries.waitBefore(CHAIR, OFFICE)).contains(Duration.ofSeconds(1));
        passes(Duration.ofSeconds(1));
        assertThat(tries.waitBefore(CHAIR, OFFICE)).isEmpty();

        assertThat(tries.succeeded(CHAIR, OFFICE)).isEqualTo(5);
        fails(4, CHAIR, OFFICE);
        assertThat(tries.waitBefore(CHAIR, OFFICE)).isEmpty();
    }

    @Test
    void the_owner_elsewhere_and_colleagues_in_the_same_office_wait_for_nothing() {
        fails(12, CHAIR, ELSEWHERE);

        assertThat(tries.waitBefore(CHAIR, ELSEWHERE)).isPresent();
        assertThat(tries.waitBefore(CHAIR, OFFICE)).isEmpty();
        assertThat(tries.waitBefore("commune-officer.07975", ELSEWHERE)).isEmpty();
    }

    @Test
    void one_address_tries_few_passwords_for_many_accounts() {
        for (int number = 0; number < 30; number++) {
            assertThat(tries.waitBefore("official." + number, ELSEWHERE)).isEmpty();
            tries.failed("official." + number, ELSEWHERE);
        }

        assertThat(tries.waitBefore("official.30", ELSEWHERE)).contains(Duration.ofSeconds(10));
        assertThat(tries.isExhausted(ELSEWHERE)).isTrue();
        tries.succeeded("official.7", ELSEWHERE);
        assertThat(tries.waitBefore("official.30", ELSEWHERE))
                .as("who knows one password gets no more tries for the others")
                .isPresent();
        assertThat(tries.waitBefore("official.30", OFFICE)).isEmpty();
    }

    @Test
    void people_who_have_logged_in_from_there_do_not_wait_for_the_tries_of_others() {
        tries.succeeded(CHAIR, OFFICE);
        for (int number = 0; number < 200; number++) {
            tries.failed("official." + number, OFFICE);
        }

        assertThat(tries.waitBefore("official.x", OFFICE)).isPresent();
        assertThat(tries.waitBefore(CHAIR, OFFICE)).isEmpty();
        fails(5, CHAIR, OFFICE);
        assertThat(tries.waitBefore(CHAIR, OFFICE)).as("but for their own").contains(Duration.ofSeconds(10));
    }

    @Test
    void an_office_in_which_somebody_mistypes_every_three_minutes_waits_for_nothing() {
        for (int number = 0; number < 500; number++) {
            tries.failed("official." + number, OFFICE);
            passes(Duration.ofMinutes(3));
            assertThat(tries.waitBefore("official.x", OFFICE)).isEmpty();
        }
    }

    @Test
    void ten_thousand_wrong_passwords_take_no_more_room_than_there_is() {
        IntStream.range(0, 10_000).forEach(number -> tries.failed("official." + number, "2001:db8::" + number));
        IntStream.range(0, 10_000).forEach(number -> tries.failed("x".repeat(1000) + number, "2001:db8:1::" + number));

        assertThat(tries.size()).isLessThanOrEqualTo(2 * SignInTries.KEPT_AT_MOST);
        tries.failed("y".repeat(64) + 1, OFFICE);
        assertThat(tries.failed("y".repeat(64) + 2, OFFICE))
                .as("a name that no account can have is cut")
                .isEqualTo(2);
        passes(Duration.ofHours(3));
        assertThat(tries.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::77, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::77, 2001:db8:1:3:0:0:0:0/64",
        "fe80::1%1, fe80:0:0:0:0:0:0:0/64",
        "::1, 0:0:0:0:0:0:0:0/64",
        "::ffff:10.0.0.7, 10.0.0.7",
    })
    void a_line_with_many_addresses_counts_once(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }

    private void fails(int times, String account, String address) {
        IntStream.range(0, times).forEach(time -> tries.failed(account, address));
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
