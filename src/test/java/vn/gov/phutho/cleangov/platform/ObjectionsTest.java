package vn.gov.phutho.cleangov.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectionsTest {

    private record Filled(
            @RequiredText(max = 5, message = "Ghi nội dung, không quá {max} ký tự.")
            String content,

            Optional<@NotNull(message = "Chọn mức.") Integer> level) {}

    @Test
    void namesEverythingThatIsWrongInTheOrderOfTheForm() {
        assertThatThrownBy(
                        () -> Objections.of(new Filled(" ", Optional.empty())).orThrow())
                .isInstanceOf(RefusedException.class)
                .hasMessage("Ghi nội dung, không quá 5 ký tự.\nChọn mức.");
    }

    @Test
    void saysOnceThatATextIsTooLong() {
        assertThatThrownBy(() -> Objections.of(new Filled("${1+1} too long", Optional.of(1)))
                        .orThrow())
                .hasMessage("Ghi nội dung, không quá 5 ký tự.");
    }

    @Test
    void acceptsACompleteForm() {
        assertThatCode(() -> Objections.of(new Filled("12345", Optional.of(1))).orThrow())
                .doesNotThrowAnyException();
    }
}
