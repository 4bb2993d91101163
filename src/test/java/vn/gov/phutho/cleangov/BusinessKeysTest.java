package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.platform.ProcessKey;

/** Every type of key reads what it writes, and refuses any other text. */
class BusinessKeysTest {

    private static final List<String> WRITTEN = List.of(
            "2026",
            "2026-230",
            "2026-08230",
            "2026-H1-230",
            "2026-audit-25",
            "2026-F17.1-08230",
            "substitution-12",
            "signing-12");

    static Stream<Class<?>> types() {
        return MainCode.CLASSES.stream()
                .filter(type -> type.isAssignableTo(BusinessKey.class) && !type.isInterface())
                .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeOfKeyReadsWhatItWrites(Class<?> type) throws Exception {
        List<String> own = WRITTEN.stream()
                .filter(text -> BusinessKey.find(type, text).isPresent())
                .toList();
        assertThat(own).as("a text of this type").isNotEmpty();
        for (String text : own) {
            assertThat(BusinessKey.parse(type, text)).hasToString(text);
            assertThat(new ObjectMapper().writeValueAsString(BusinessKey.parse(type, text)))
                    .isEqualTo("\"" + text + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTextThatIsNoKeyIsNotFound(Class<?> type) {
        for (String text : new String[] {null, "", "abc", "2026-", "-230", "2026-230-", "2026 230"}) {
            assertThatThrownBy(() -> BusinessKey.parse(type, text)).isInstanceOf(NoSuchElementException.class);
            assertThat(BusinessKey.find(type, text)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026,2026,",
        "2026-230,2026,230",
        "2026-08230,2026,08230",
        "2026-H1-230,2026,230",
        "2026-audit-25,2026,25",
        "2026-F17.1-08230,2026,08230"
    })
    void everyKeyOfAYearBeginsWithTheYearAndEndsWithTheUnit(String text, int year, String unit) {
        ProcessKey key = ProcessKey.parse(text);
        assertThat(key.year()).isEqualTo(year);
        assertThat(key.unitCode()).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, List.class})
    void aTypeWithoutAReaderIsADefect(Class<?> type) {
        assertThatThrownBy(() -> BusinessKey.parse(type, "2026-230")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thereIsATypeForEachKindOfCase() {
        assertThat(types()).hasSizeGreaterThanOrEqualTo(7);
    }
}
