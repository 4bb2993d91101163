package vn.gov.phutho.cleangov.implementation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.gov.phutho.cleangov.implementation.DemocracyChecklist.Content;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.Indicator;

/**
 * The chair's plan as the form sends it, read strictly (D3.2): every standard and every indicator has a person, every person
 * has something, every content of grassroots democracy has a day (D3.4).
 *
 * @param parts who answers for what, by the code of the standard or indicator; an indicator for which nobody is named on
 *     its own goes with its standard
 * @param democracy the planned day by the code of the content
 * @param problems a Vietnamese sentence for each thing that is missing or wrong; empty when the plan is complete
 */
record AssignmentPlan(Map<String, Person> parts, Map<String, LocalDate> democracy, List<String> problems) {

    private static final int LONGEST_NAME = 100;

    /**
     * @param plan {@code {people: [{person, position}], standards: {TC1: 0}, indicators: {"1.3": 1}, democracy: {code: day}}},
     *     the numbers being places in the list of people
     * @param last the last day on which a content of grassroots democracy can be planned
     */
    static AssignmentPlan read(
            JsonNode plan, CriteriaSet set, List<Content> checklist, LocalDate first, LocalDate last) {
        return new Reader(plan).read(set, checklist, first, last);
    }

    private static final class Reader {

        private final JsonNode plan;
        private final List<String> problems = new ArrayList<>();
        private final List<Person> people = new ArrayList<>();
        private final Map<String, Person> parts = new LinkedHashMap<>();
        private final Map<String, LocalDate> democracy = new LinkedHashMap<>();

        Reader(JsonNode plan) {
            this.plan = plan;
        }

        AssignmentPlan read(CriteriaSet set, List<Content> checklist, LocalDate first, LocalDate last) {
            readPeople();
            for (int i = 0; i < set.criteria().size(); i++) {
                readStandard(i + 1, set.criteria().get(i));
            }
            people.stream()
                    .filter(person -> !parts.containsValue(person))
                    .forEach(person ->
                            problems.add("Đồng chí %s chưa được giao nội dung nào.".formatted(person.person())));
            checklist.forEach(content -> readDay(content, first, last));
            return new AssignmentPlan(parts, democracy, problems);
        }

        private void readPeople() {
            for (JsonNode row : plan.path("people")) {
                Person person = new Person(text(row, "person"), text(row, "position"));
                if (person.person().isEmpty() || person.position().isEmpty()) {
                    problems.add("Người thứ %d: ghi đủ họ tên và chức vụ.".formatted(people.size() + 1));
                } else if (person.person().length() > LONGEST_NAME
                        || person.position().length() > LONGEST_NAME) {
                    problems.add("Người thứ %d: họ tên, chức vụ không quá %d ký tự."
                            .formatted(people.size() + 1, LONGEST_NAME));
                } else if (people.contains(person)) {
                    problems.add("Đồng chí %s, %s có hai lần.".formatted(person.person(), person.position()));
                }
                people.add(person);
            }
            if (people.isEmpty()) {
                problems.add("Chưa có ai để giao việc.");
            }
        }

        private void readStandard(int number, Criterion standard) {
            Person answering = person(plan.path("standards").path(standard.code()));
            if (answering == null) {
                problems.add("Tiêu chuẩn %d (%s) chưa giao cho ai.".formatted(number, standard.name()));
            } else {
                parts.put(standard.code(), answering);
            }
            for (Indicator indicator : standard.indicators()) {
                Person own = person(plan.path("indicators").path(indicator.code()));
                if (own != null || answering != null) {
                    parts.put(indicator.code(), own == null ? answering : own);
                }
            }
        }

        private Person person(JsonNode place) {
            boolean named = place.isInt() && place.intValue() >= 0 && place.intValue() < people.size();
            return named ? people.get(place.intValue()) : null;
        }

        private void readDay(Content content, LocalDate first, LocalDate last) {
            try {
                LocalDate day = LocalDate.parse(text(plan.path("democracy"), content.code()));
                if (day.isBefore(first) || day.isAfter(last)) {
                    problems.add("«%s»: chọn một ngày từ %s đến %s."
                            .formatted(content.text(), Timetable.inWords(first), Timetable.inWords(last)));
                }
                democracy.put(content.code(), day);
            } catch (DateTimeException unreadable) {
                problems.add("«%s»: chưa định ngày thực hiện.".formatted(content.text()));
            }
        }

        private static String text(JsonNode node, String field) {
            return node.path(field).asText().strip();
        }
    }
}
