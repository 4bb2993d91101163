package vn.gov.phutho.cleangov.implementation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.implementation.DemocracyChecklist.Content;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.Indicator;

/**
 * The chair's plan as the form sends it (D3.2, D3.4).
 *
 * @param dossier the key that the form names
 * @param standards places in the list of people, by the code of the standard
 * @param indicators places in the list of people, by the code of the indicator; an indicator without a place of its own
 *     goes with its standard
 * @param democracy the planned day by the code of the content of grassroots democracy
 */
record AssignmentPlan(
        String dossier,
        List<Person> people,
        Map<String, Integer> standards,
        Map<String, Integer> indicators,
        Map<String, LocalDate> democracy) {

    private static final int LONGEST_NAME = 100;

    /**
     * @param form {@code {dossier, people: [{person, position}], standards: {TC1: 0}, indicators: {"1.3": 1},
     *     democracy: {code: day}}}
     */
    static AssignmentPlan read(FormPart form) {
        List<Person> people = form.rows("people").stream()
                .map(row -> new Person(row.text("person"), row.text("position")))
                .toList();
        Map<String, LocalDate> democracy = new HashMap<>();
        form.fields("democracy").forEach((code, field) -> field.day().ifPresent(day -> democracy.put(code, day)));
        return new AssignmentPlan(
                form.text("dossier"),
                people,
                places(form.part("standards"), people.size()),
                places(form.part("indicators"), people.size()),
                democracy);
    }

    private static Map<String, Integer> places(FormPart form, int people) {
        Map<String, Integer> places = new HashMap<>();
        form.fields()
                .keySet()
                .forEach(code -> form.wholeNumber(code)
                        .filter(place -> place >= 0 && place < people)
                        .ifPresent(place -> places.put(code, place)));
        return places;
    }

    boolean isOf(DossierId id) {
        return dossier.equals(id.toString());
    }

    /** Who answers for what, by the code of the standard or indicator. */
    Map<String, Person> parts(CriteriaSet set) {
        Map<String, Person> parts = new LinkedHashMap<>();
        for (Criterion standard : set.criteria()) {
            Optional<Person> answering = at(standards.get(standard.code()));
            answering.ifPresent(person -> parts.put(standard.code(), person));
            for (Indicator indicator : standard.indicators()) {
                at(indicators.get(indicator.code()))
                        .or(() -> answering)
                        .ifPresent(person -> parts.put(indicator.code(), person));
            }
        }
        return parts;
    }

    private Optional<Person> at(Integer place) {
        return Optional.ofNullable(place).map(people::get);
    }

    /**
     * What is missing or wrong. Every standard and every indicator needs a person, every person needs a part, and every
     * content of grassroots democracy needs a day.
     *
     * @param last the last day on which a content can be planned
     */
    Objections objections(CriteriaSet set, List<Content> checklist, LocalDate first, LocalDate last) {
        Objections objections = new Objections();
        objections.addAll(objectionsToPeople());
        Map<String, Person> parts = parts(set);
        for (int i = 0; i < set.criteria().size(); i++) {
            Criterion standard = set.criteria().get(i);
            if (!parts.containsKey(standard.code())) {
                objections.add("Tiêu chuẩn %d (%s) chưa giao cho ai.".formatted(i + 1, standard.name()));
            }
        }
        people.stream()
                .filter(person -> !parts.containsValue(person))
                .forEach(person ->
                        objections.add("Đồng chí %s chưa được giao nội dung nào.".formatted(person.person())));
        checklist.forEach(content -> objectionToDay(content, first, last).ifPresent(objections::add));
        return objections;
    }

    private List<String> objectionsToPeople() {
        List<String> objections = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Person person = people.get(i);
            if (person.person().isEmpty() || person.position().isEmpty()) {
                objections.add("Người thứ %d: ghi đủ họ tên và chức vụ.".formatted(i + 1));
            } else if (person.person().length() > LONGEST_NAME
                    || person.position().length() > LONGEST_NAME) {
                objections.add("Người thứ %d: họ tên, chức vụ không quá %d ký tự.".formatted(i + 1, LONGEST_NAME));
            } else if (people.indexOf(person) < i) {
                objections.add("Đồng chí %s, %s có hai lần.".formatted(person.person(), person.position()));
            }
        }
        if (people.isEmpty()) {
            objections.add("Chưa có ai để giao việc.");
        }
        return objections;
    }

    private Optional<String> objectionToDay(Content content, LocalDate first, LocalDate last) {
        LocalDate day = democracy.get(content.code());
        if (day == null) {
            return Optional.of("«%s»: chưa định ngày thực hiện.".formatted(content.text()));
        }
        return day.isBefore(first) || day.isAfter(last)
                ? Optional.of("«%s»: chọn một ngày từ %s đến %s."
                        .formatted(content.text(), Timetable.inWords(first), Timetable.inWords(last)))
                : Optional.empty();
    }
}
