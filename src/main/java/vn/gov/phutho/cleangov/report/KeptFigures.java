package vn.gov.phutho.cleangov.report;

import java.util.List;

/**
 * The figures that a report keeps, one a line, sorted into the chapters of the paper.
 *
 * @param registration how far the communes are
 * @param classes the result of the classification
 * @param weak which communes are weak
 * @param recorded what other records of the year tell
 */
record KeptFigures(List<String> registration, List<String> classes, List<String> weak, List<String> recorded) {

    static final String CLASSES = "Kết quả xếp loại: ";
    static final String WEAK = "Xã yếu kém: ";

    static KeptFigures of(String figures) {
        List<String> lines = figures.lines().toList();
        return new KeptFigures(
                lines.stream().takeWhile(line -> !line.startsWith(CLASSES)).toList(),
                lines.stream().filter(line -> line.startsWith(CLASSES)).toList(),
                lines.stream().filter(line -> line.startsWith(WEAK)).toList(),
                lines.stream().dropWhile(line -> !line.startsWith(WEAK)).skip(1).toList());
    }
}
