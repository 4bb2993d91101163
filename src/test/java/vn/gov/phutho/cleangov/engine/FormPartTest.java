package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormPartTest {

    @Test
    void readsWhatAFormSends() {
        FormPart form = FormPart.of("""
                {"on": "2026-02-27", "title": " Xã Ca Đình ", "present": 5, "held": true, "agreed": false,
                 "rest": "SUNDAY", "rows": [{"title": "một"}, {"title": "hai"}], "days": {"b": "2026-01-02", "a": ""}}
                """);
        assertThat(form.day("on")).contains(LocalDate.of(2026, 2, 27));
        assertThat(form.text("title")).isEqualTo("Xã Ca Đình");
        assertThat(form.wholeNumber("present")).contains(5);
        assertThat(form.yes("held")).isTrue();
        assertThat(form.yesOrNo("agreed")).contains(false);
        assertThat(form.oneOf(DayOfWeek.class, "rest")).contains(DayOfWeek.SUNDAY);
        assertThat(form.rows("rows")).extracting(row -> row.text("title")).containsExactly("một", "hai");
        assertThat(form.fields("days").keySet()).containsExactly("b", "a");
        assertThat(form.fields("days").get("b").day()).contains(LocalDate.of(2026, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "7",
                "\"x\"",
                "[[[]]]",
                "{\"field\": null}",
                "{\"field\": {}}",
                "{\"field\": [1]}",
                "{\"field\": 1e99}",
                "{\"field\": \"2026-02-30\"}"
            })
    void whatCannotBeReadIsEmpty(String json) {
        FormPart form = FormPart.of(json);
        assertThat(form.day("field")).isEmpty();
        assertThat(form.wholeNumber("field")).isEmpty();
        assertThat(form.yes("field")).isFalse();
        assertThat(form.yesOrNo("field")).isEmpty();
        assertThat(form.oneOf(DayOfWeek.class, "field")).isEmpty();
        assertThat(form.fields("field")).isEmpty();
        assertThat(form.part("field").part("deeper").rows("still")).isEmpty();
    }

    @Test
    void aFieldOfAnotherTypeHasNoText() {
        FormPart form = FormPart.of("{\"none\": null, \"object\": {\"a\": 1}, \"list\": [\"a\"]}");
        assertThat(form.text("none")).isEmpty();
        assertThat(form.text("object")).isEmpty();
        assertThat(form.text("list")).isEmpty();
        assertThat(form.text("missing")).isEmpty();
    }
}
