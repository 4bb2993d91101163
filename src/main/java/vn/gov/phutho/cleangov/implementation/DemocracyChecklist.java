package vn.gov.phutho.cleangov.implementation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * What a commune carries out of grassroots democracy in a year (D3.4): a configurable default in
 * {@code reference/democracy-default.json}, which is no official text and is labelled so wherever it is shown.
 */
@Component
class DemocracyChecklist {

    private final List<Content> contents;
    private final String note;

    DemocracyChecklist(ResourceLoader resources, ObjectMapper mapper) {
        try (var file = resources
                .getResource("classpath:reference/democracy-default.json")
                .getInputStream()) {
            Reference reference = mapper.readValue(file, Reference.class);
            this.contents = List.copyOf(reference.contents());
            this.note = reference.note();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the checklist of grassroots democracy", e);
        }
    }

    private record Reference(@JsonProperty("note_vi") String note, List<Content> contents) {}

    /**
     * One thing to do.
     *
     * @param kind which right of the people it serves: công khai, bàn, quyết định, giám sát
     * @param plannedOn the day of the year, {@code 03-31}, on which it is usually planned
     */
    record Content(
            String code,
            @JsonProperty("kind_vi") String kind,
            @JsonProperty("text_vi") String text,
            String plannedOn) {

        LocalDate usualDay(int year) {
            return MonthDay.parse("--" + plannedOn).atYear(year);
        }
    }

    List<Content> contents() {
        return contents;
    }

    /** The label that must be shown with the list. */
    String note() {
        return note;
    }
}
