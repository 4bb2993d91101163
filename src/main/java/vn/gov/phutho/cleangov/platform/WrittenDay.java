package vn.gov.phutho.cleangov.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.jackson.JsonComponent;
import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/**
 * A day in an address or in JSON: {@code 2026-03-20}. Java would also read years that the calendar and the database cannot
 * keep ({@code +999999999-12-31}), and numbers in place of the text; these are a wrong request.
 */
final class WrittenDay {

    private static final String SHAPE = "\\d{4}-\\d\\d-\\d\\d";
    private static final String FIRST_YEAR = "0001";

    private WrittenDay() {}

    /** @throws DateTimeException if there is no such day in the years 1 to 9999 */
    private static LocalDate parse(String text) {
        String day = text.strip();
        if (!day.matches(SHAPE) || day.compareTo(FIRST_YEAR) < 0) {
            throw new DateTimeException("no day as 2026-03-20: " + day);
        }
        return LocalDate.parse(day);
    }

    /** A parameter of an address or of a form. */
    @Component
    static class InAddress implements Formatter<LocalDate> {

        @Override
        public LocalDate parse(String text, Locale locale) {
            return WrittenDay.parse(text);
        }

        @Override
        public String print(LocalDate day, Locale locale) {
            return DateTimeFormatter.ISO_LOCAL_DATE.format(day);
        }
    }

    /** A field of JSON. An empty text is no day, as in the forms of pages. */
    @JsonComponent
    static class InJson extends JsonDeserializer<LocalDate> {

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString();
            if (text == null || json.currentToken().isNumeric()) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
            }
            try {
                return text.isBlank() ? null : parse(text);
            } catch (DateTimeException noDay) {
                return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "no day as 2026-03-20");
            }
        }
    }
}
