package vn.gov.phutho.cleangov.implementation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.gov.phutho.cleangov.implementation.Briefing.PersonReport;

/**
 * The minutes of a briefing as the form sends them, read strictly (D3.2): every assigned person is listed, and each
 * person who reported has a line.
 *
 * @param heldOn null if the form names no day
 * @param request what the district should solve; empty if nothing
 * @param democracy the day on which a content of grassroots democracy was carried out, by its code
 * @param problems a Vietnamese sentence for each thing that is missing or wrong
 */
record BriefingMinutes(
        LocalDate heldOn,
        List<PersonReport> reports,
        String difficulties,
        String request,
        Map<String, LocalDate> democracy,
        List<String> problems) {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 2000;

    /**
     * @param minutes {@code {heldOn, reports: [{person, position, reported, line}], difficulties, needsDistrict, request,
     *     democracy: {code: day}}}
     * @param people who must be named, each once
     * @param items what of grassroots democracy has been planned
     * @param first no briefing of this month was held before it
     */
    static BriefingMinutes read(
            JsonNode minutes, List<Person> people, List<DemocracyItem> items, LocalDate first, LocalDate today) {
        List<String> problems = new ArrayList<>();
        LocalDate heldOn = day(minutes.path("heldOn"));
        if (heldOn == null) {
            problems.add("Chọn ngày giao ban.");
        } else if (heldOn.isBefore(first) || heldOn.isAfter(today)) {
            problems.add(
                    "Ngày giao ban phải từ %s đến %s.".formatted(Timetable.inWords(first), Timetable.inWords(today)));
        }
        List<PersonReport> reports =
                people.stream().map(person -> report(minutes, person, problems)).toList();
        String difficulties = text(minutes, "difficulties", LONGEST_TEXT, "Khó khăn, vướng mắc", problems);
        boolean needsDistrict = minutes.path("needsDistrict").asBoolean();
        String request = text(minutes, "request", LONGEST_TEXT, "Việc cần huyện giải quyết", problems);
        if (needsDistrict && request.isEmpty()) {
            problems.add("Ghi rõ việc cần huyện giải quyết.");
        }
        return new BriefingMinutes(
                heldOn,
                reports,
                difficulties,
                needsDistrict ? request : "",
                democracy(minutes, items, today, problems),
                problems);
    }

    private static PersonReport report(JsonNode minutes, Person person, List<String> problems) {
        for (JsonNode row : minutes.path("reports")) {
            if (row.path("person").asText().strip().equals(person.person())
                    && row.path("position").asText().strip().equals(person.position())) {
                boolean reported = row.path("reported").asBoolean();
                String line = text(row, "line", LONGEST_LINE, "Báo cáo của đồng chí " + person.person(), problems);
                if (reported && line.isEmpty()) {
                    problems.add("Đồng chí %s: ghi tóm tắt nội dung đã báo cáo.".formatted(person.person()));
                }
                return new PersonReport(person.person(), person.position(), reported, line);
            }
        }
        problems.add("Thiếu phần báo cáo của đồng chí %s.".formatted(person.person()));
        return new PersonReport(person.person(), person.position(), false, "");
    }

    private static Map<String, LocalDate> democracy(
            JsonNode minutes, List<DemocracyItem> items, LocalDate today, List<String> problems) {
        Map<String, LocalDate> done = new LinkedHashMap<>();
        for (DemocracyItem item : items) {
            JsonNode field = minutes.path("democracy").path(item.code());
            LocalDate day = day(field);
            boolean wanted = !field.asText().isBlank() && !item.done();
            if (wanted && (day == null || day.getYear() != today.getYear() || day.isAfter(today))) {
                problems.add("«%s»: ngày thực hiện phải trong năm %d và không sau hôm nay."
                        .formatted(item.content(), today.getYear()));
            } else if (wanted) {
                done.put(item.code(), day);
            }
        }
        return done;
    }

    private static String text(JsonNode node, String field, int longest, String what, List<String> problems) {
        String text = node.path(field).asText().strip();
        if (text.length() > longest) {
            problems.add("%s dài quá %d ký tự.".formatted(what, longest));
        }
        return text;
    }

    private static LocalDate day(JsonNode field) {
        try {
            return LocalDate.parse(field.asText().strip());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
