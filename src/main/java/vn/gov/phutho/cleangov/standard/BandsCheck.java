package vn.gov.phutho.cleangov.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.gov.phutho.cleangov.standard.CriteriaDraft.Part;

/** Checks the bands of an indicator: they neither overlap nor leave out a value, and the best one gives the full points. */
final class BandsCheck {

    private BandsCheck() {}

    /** One band of the file. */
    private record Band(Part part, BigDecimal from, BigDecimal to, BigDecimal points) {}

    /**
     * @param direction {@code higher} or {@code lower}; null if it is invalid in the file
     * @param max the full points of the indicator; null if they are invalid in the file
     */
    static void check(Part rule, String direction, IndicatorRange range, BigDecimal max) {
        Part list = rule.at("bands");
        CriteriaFields.rows(list, "khung điểm");
        List<Band> bands = list.items().stream().map(BandsCheck::band).toList();
        checkPointsOf(list, bands, max);
        boolean readable = list.items().stream()
                .flatMap(part -> Stream.of(part.at("from"), part.at("to")))
                .allMatch(end -> end.isMissing() || end.node().isNumber());
        if (!readable || bands.isEmpty()) {
            return;
        }
        List<Band> rising = new ArrayList<>(bands);
        rising.sort(Comparator.comparing(Band::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (int i = 1; i < rising.size(); i++) {
            checkNeighbours(rising.get(i - 1), rising.get(i));
        }
        if (direction != null && range.known()) {
            checkCoverage(rising.get(0), rising.get(rising.size() - 1), direction.equals("lower"), range);
        }
    }

    private static Band band(Part part) {
        BigDecimal from =
                part.at("from").isMissing() ? null : CriteriaFields.number(part.at("from"), "giá trị đầu của khung");
        BigDecimal to =
                part.at("to").isMissing() ? null : CriteriaFields.number(part.at("to"), "giá trị cuối của khung");
        if (from != null && to != null && from.compareTo(to) >= 0) {
            part.at("to")
                    .complain("giá trị cuối của khung (%s) phải lớn hơn giá trị đầu (%s)."
                            .formatted(Wording.number(to), Wording.number(from)));
        }
        return new Band(part, from, to, CriteriaFields.points(part.at("points"), "điểm của khung"));
    }

    private static void checkNeighbours(Band below, Band above) {
        if (above.from() == null) {
            above.part().at("from").complain("hai khung cùng không có giá trị đầu nên chồng lên nhau.");
        } else if (below.to() == null) {
            below.part()
                    .at("to")
                    .complain("khung không có giá trị cuối nên chồng lên khung bắt đầu từ %s."
                            .formatted(Wording.number(above.from())));
        } else if (below.to().compareTo(above.from()) < 0) {
            above.part()
                    .at("from")
                    .complain("bỏ trống khoảng từ %s đến %s: không khung nào chấm điểm khoảng này."
                            .formatted(Wording.number(below.to()), Wording.number(above.from())));
        } else if (below.to().compareTo(above.from()) > 0) {
            above.part()
                    .at("from")
                    .complain("khung chồng lên khung đến %s: khoảng từ %s đã được chấm ở khung kia."
                            .formatted(Wording.number(below.to()), Wording.number(above.from())));
        }
    }

    /** The border on the better side belongs to the better band, so each band lacks one of its borders. */
    private static void checkCoverage(Band lowest, Band highest, boolean lowerIsBetter, IndicatorRange range) {
        int below = lowest.from() == null ? -1 : lowest.from().compareTo(range.min());
        if (below > 0 || (below == 0 && lowerIsBetter)) {
            lowest.part()
                    .at("from")
                    .complain("khung thấp nhất không chấm điểm giá trị nhỏ nhất nhập được (%s)."
                            .formatted(Wording.number(range.min())));
        }
        int above = highest.to() == null ? 1 : highest.to().compareTo(range.max());
        if (above < 0 || (above == 0 && !lowerIsBetter)) {
            highest.part()
                    .at("to")
                    .complain("khung cao nhất không chấm điểm giá trị lớn nhất nhập được (%s)."
                            .formatted(Wording.number(range.max())));
        }
    }

    private static void checkPointsOf(Part list, List<Band> bands, BigDecimal max) {
        if (max == null || bands.isEmpty() || bands.stream().anyMatch(band -> band.points() == null)) {
            return;
        }
        bands.stream()
                .filter(band -> band.points().compareTo(max) > 0)
                .forEach(band -> band.part()
                        .at("points")
                        .complain("%s điểm là quá điểm tối đa của chỉ tiêu (%s)."
                                .formatted(Wording.number(band.points()), Wording.number(max))));
        if (bands.stream().allMatch(band -> band.points().compareTo(max) < 0)) {
            list.complain("không khung nào cho đủ điểm tối đa (%s).".formatted(Wording.number(max)));
        }
    }
}
