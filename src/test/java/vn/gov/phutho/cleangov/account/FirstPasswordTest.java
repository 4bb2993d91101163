package vn.gov.phutho.cleangov.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FirstPasswordTest {

    @Test
    void it_is_random_easy_to_type_and_not_in_a_log_line() {
        assertThat(Stream.generate(FirstPassword::random).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("([a-hj-kmnp-z2-9]{6}-){2}[a-hj-kmnp-z2-9]{6}"));
        assertThat(new FirstPassword("an", "An", "", "secret").toString()).doesNotContain("secret");
    }
}
