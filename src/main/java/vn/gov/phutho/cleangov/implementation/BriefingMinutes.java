package vn.gov.phutho.cleangov.implementation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.implementation.Briefing.PersonReport;
import vn.gov.phutho.cleangov.platform.Objections;

/**
 * The minutes of a briefing as the form sends them (D3.2).
 *
 * @param dossier the key that the form names
 * @param month the month that the form names
 * @param request what the district should solve; counts only if the district is needed
 * @param democracy the day on which a content of grassroots democracy was carried out, by its code; empty if the form has
 *     something else there than a day
 */
record BriefingMinutes(
        String dossier,
        Optional<Integer> month,
        Optional<LocalDate> heldOn,
        List<PersonReport> reports,
        String difficulties,
        boolean needsDistrict,
        String request,
        Map<String, Optional<LocalDate>> democracy) {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 2000;

    /**
     * @param form {@code {dossier, month, heldOn, reports: [{person, position, reported, line}], difficulties,
     *     needsDistrict, request, democracy: {code: day}}}
     */
    static BriefingMinutes read(FormPart form) {
        Map<String, Optional<LocalDate>> democracy = new LinkedHashMap<>();
        form.fields("democracy").forEach((code, field) -> {
            if (!field.text().isEmpty()) {
                democracy.put(code, field.day());
            }
        });
        return new BriefingMinutes(
                form.text("dossier"),
                form.wholeNumber("month"),
                form.day("heldOn"),
                form.rows("reports").stream().map(BriefingMinutes::report).toList(),
                form.text("difficulties"),
                form.yes("needsDistrict"),
                form.text("request"),
                democracy);
    }

    private static PersonReport report(FormPart row) {
        return new PersonReport(row.text("person"), row.text("position"), row.yes("reported"), row.text("line"));
    }

    boolean isOf(DossierId id, int month) {
        return dossier.equals(id.toString())
                && this.month.filter(named -> named == month).isPresent();
    }

    /** The reports of these people. A person who is not in the minutes has none. */
    List<PersonReport> reportsOf(List<Person> people) {
        return people.stream().flatMap(person -> reportOf(person).stream()).toList();
    }

    private Optional<PersonReport> reportOf(Person person) {
        return reports.stream()
                .filter(report -> report.person().equals(person.person())
                        && report.position().equals(person.position()))
                .findFirst();
    }

    /** The items that the minutes report as carried out, with the day. */
    Map<DemocracyItem, LocalDate> carriedOut(List<DemocracyItem> items) {
        Map<DemocracyItem, LocalDate> carriedOut = new LinkedHashMap<>();
        reported(items).forEach(item -> democracy.get(item.code()).ifPresent(day -> carriedOut.put(item, day)));
        return carriedOut;
    }

    private List<DemocracyItem> reported(List<DemocracyItem> items) {
        return items.stream()
                .filter(item -> !item.done() && democracy.containsKey(item.code()))
                .toList();
    }

    /**
     * What is missing or wrong. The minutes must list every assigned person, and each person who reported needs a line.
     *
     * @param people who must be named
     * @param items what of grassroots democracy has been planned
     * @param first no briefing of this month was held before it
     */
    Objections objections(List<Person> people, List<DemocracyItem> items, LocalDate first, LocalDate today) {
        Objections objections = new Objections();
        if (heldOn.isEmpty()) {
            objections.add("Chọn ngày giao ban.");
        } else if (heldOn.get().isBefore(first) || heldOn.get().isAfter(today)) {
            objections.add(
                    "Ngày giao ban phải từ %s đến %s.".formatted(Timetable.inWords(first), Timetable.inWords(today)));
        }
        people.forEach(person -> objectionToReport(person).ifPresent(objections::add));
        if (difficulties.length() > LONGEST_TEXT) {
            objections.add("Khó khăn, vướng mắc dài quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        if (request.length() > LONGEST_TEXT) {
            objections.add("Việc cần huyện giải quyết dài quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        if (needsDistrict && request.isEmpty()) {
            objections.add("Ghi rõ việc cần huyện giải quyết.");
        }
        for (DemocracyItem item : reported(items)) {
            if (democracy
                    .get(item.code())
                    .filter(day -> day.getYear() == today.getYear() && !day.isAfter(today))
                    .isEmpty()) {
                objections.add("«%s»: ngày thực hiện phải trong năm %d và không sau hôm nay."
                        .formatted(item.content(), today.getYear()));
            }
        }
        return objections;
    }

    private Optional<String> objectionToReport(Person person) {
        Optional<PersonReport> report = reportOf(person);
        if (report.isEmpty()) {
            return Optional.of("Thiếu phần báo cáo của đồng chí %s.".formatted(person.person()));
        }
        String line = report.get().line();
        if (line.length() > LONGEST_LINE) {
            return Optional.of("Báo cáo của đồng chí %s dài quá %d ký tự.".formatted(person.person(), LONGEST_LINE));
        }
        return report.get().reported() && line.isEmpty()
                ? Optional.of("Đồng chí %s: ghi tóm tắt nội dung đã báo cáo.".formatted(person.person()))
                : Optional.empty();
    }
}
