package vn.gov.phutho.cleangov.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.phutho.cleangov.workbook.UploadedArchive;

/** Checks whether a Word file can be the template of a paper, and lists the problems for the person who edited it. */
class TemplateCheck {

    /** Fields that every template must contain. */
    private static final List<String> NEEDED = List.of("number", "symbol", "place", "date");

    /** In bytes; a template with a coat of arms unpacks to some 300 kB. */
    private static final int LARGEST_UNPACKED = 8 * 1024 * 1024;

    private static final int MOST_ENTRIES = 500;

    private TemplateCheck() {}

    /** All problems, in Vietnamese; empty if papers can be made with it. */
    static List<String> problems(PaperType type, byte[] docx) {
        UploadedArchive.Result archive = UploadedArchive.check(docx, LARGEST_UNPACKED, MOST_ENTRIES);
        if (archive != UploadedArchive.Result.SOUND) {
            return List.of(
                    archive == UploadedArchive.Result.TOO_LARGE
                            ? "Tệp nén giải ra quá lớn, không được mở."
                            : "Tệp này không phải là văn bản Word (.docx).");
        }
        PaperFields known = type.fields();
        PaperFields named;
        try {
            named = TemplateNames.of(docx, known);
        } catch (UnreadableTemplateException e) {
            return List.of(e.getMessage());
        }
        List<String> problems = new ArrayList<>(unknown(named, known));
        NEEDED.stream()
                .filter(name -> !named.texts().contains(name))
                .map(name ->
                        "Thiếu {{%s}}: văn bản nào cũng phải có số, ký hiệu, nơi và ngày ban hành.".formatted(name))
                .forEach(problems::add);
        if (problems.isEmpty()) {
            try {
                PaperPdf.of(PaperTemplate.fill(type, docx, filled(known)));
            } catch (RuntimeException e) {
                problems.add(
                        "Không điền thử được mẫu này: hãy xem lại các đoạn lặp và các bảng, hoặc bắt đầu lại từ mẫu có sẵn.");
            }
        }
        return problems;
    }

    private static List<String> unknown(PaperFields named, PaperFields known) {
        List<String> problems = new ArrayList<>();
        difference(named.texts(), known.texts())
                .forEach(name -> problems.add(
                        known.tableNames().contains(name)
                                ? "{{%s}} là một bảng: phải đứng ở hàng đầu của bảng, hàng dưới ghi tên các cột."
                                        .formatted(name)
                                : known.paragraphs().contains(name)
                                        ? "{{%1$s}} có nhiều đoạn: phải ghi {{?%1$s}}, {{=#this}}, {{/%1$s}}, mỗi thứ một đoạn."
                                                .formatted(name)
                                        : "Không có tên {{%s}}.".formatted(name)));
        difference(named.paragraphs(), known.paragraphs())
                .forEach(name -> problems.add("Không có đoạn lặp {{?%s}}.".formatted(name)));
        named.tables().forEach((table, columns) -> {
            Set<String> wrong = difference(columns, known.tables().getOrDefault(table, Set.of()));
            wrong.forEach(column -> problems.add("Bảng {{%s}} không có cột [%s].".formatted(table, column)));
        });
        named.sections()
                .forEach((name, section) ->
                        problems.addAll(unknown(section, known.sections().get(name))));
        return problems;
    }

    private static Set<String> difference(Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private static Map<String, Object> filled(PaperFields fields) {
        Map<String, Object> values = new HashMap<>();
        fields.texts().forEach(name -> values.put(name, "x"));
        fields.paragraphs().forEach(name -> values.put(name, List.of("x", "y")));
        fields.tables()
                .forEach((name, columns) -> values.put(
                        name,
                        Stream.of("1", "2")
                                .map(row ->
                                        columns.stream().collect(Collectors.toMap(Function.identity(), column -> row)))
                                .toList()));
        fields.sections().forEach((name, section) -> values.put(name, List.of(filled(section))));
        return values;
    }
}
