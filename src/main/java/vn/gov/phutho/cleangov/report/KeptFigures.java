package vn.gov.phutho.cleangov.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.gov.phutho.cleangov.cycle.DistrictFigures;

/**
 * The stored figures of a report, one per line, grouped by the chapters of the paper.
 *
 * @param course the progress of the communes, and figures from other records of the year
 * @param classes the result of the classification
 * @param forecast the classes that the communes expect
 * @param weak the weak communes, and the results of their plans
 * @param democracy grassroots democracy
 * @param press publications
 */
record KeptFigures(
        List<String> course,
        List<String> classes,
        List<String> forecast,
        List<String> weak,
        List<String> democracy,
        List<String> press) {

    static final String CLASSES = "Kết quả xếp loại: ";
    static final String WEAK = "Xã yếu kém: ";

    private static final List<String> OF_A_CHAPTER = List.of(
            CLASSES,
            WEAK,
            DistrictFigures.FORECAST,
            DistrictFigures.REMEDY,
            DistrictFigures.DEMOCRACY,
            DistrictFigures.PRESS);

    static KeptFigures of(String figures) {
        List<String> lines = figures.lines().toList();
        return new KeptFigures(
                lines.stream()
                        .filter(line -> OF_A_CHAPTER.stream().noneMatch(line::startsWith))
                        .toList(),
                beginning(lines, CLASSES).toList(),
                alone(lines, DistrictFigures.FORECAST),
                Stream.concat(beginning(lines, WEAK), beginning(lines, DistrictFigures.REMEDY))
                        .toList(),
                alone(lines, DistrictFigures.DEMOCRACY),
                alone(lines, DistrictFigures.PRESS));
    }

    private static Stream<String> beginning(List<String> lines, String with) {
        return lines.stream().filter(line -> line.startsWith(with));
    }

    /** The lines without the prefix, because the chapter's heading already says it. */
    private static List<String> alone(List<String> lines, String with) {
        return beginning(lines, with)
                .map(line -> line.substring(with.length()))
                .map(line -> line.substring(0, 1).toUpperCase(Locale.forLanguageTag("vi")) + line.substring(1))
                .toList();
    }
}
