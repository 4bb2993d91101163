package vn.gov.phutho.cleangov.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.dossier.Classification;

/**
 * The progress of a set of communes in a year.
 *
 * @param registered all that registered, the late ones included
 * @param late registered, but after the deadline
 * @param briefed those whose key officials the district has briefed
 * @param assigned those in which every standard has a responsible person
 * @param byClass every class, also those without a commune
 */
record Counts(
        long communes,
        long registered,
        long late,
        long briefed,
        long assigned,
        long selfReviewed,
        long classified,
        long recognised,
        Map<Classification, Long> byClass,
        Moves moves) {

    /** How many communes have a better, the same or a lower class than in the year before. */
    record Moves(long up, long same, long down) {

        public boolean none() {
            return up + same + down == 0;
        }
    }

    /**
     * A part of a bar with the total width 100.
     *
     * @param style the class in lower case, or {@code none}
     */
    record Segment(String style, String title, long communes, double from, double width) {}

    static Counts sum(Collection<Counts> parts) {
        Map<Classification, Long> byClass = new EnumMap<>(Classification.class);
        for (Classification one : Classification.values()) {
            byClass.put(
                    one, parts.stream().mapToLong(part -> part.byClass.get(one)).sum());
        }
        return new Counts(
                parts.stream().mapToLong(Counts::communes).sum(),
                parts.stream().mapToLong(Counts::registered).sum(),
                parts.stream().mapToLong(Counts::late).sum(),
                parts.stream().mapToLong(Counts::briefed).sum(),
                parts.stream().mapToLong(Counts::assigned).sum(),
                parts.stream().mapToLong(Counts::selfReviewed).sum(),
                parts.stream().mapToLong(Counts::classified).sum(),
                parts.stream().mapToLong(Counts::recognised).sum(),
                byClass,
                new Moves(
                        parts.stream().mapToLong(part -> part.moves.up()).sum(),
                        parts.stream().mapToLong(part -> part.moves.same()).sum(),
                        parts.stream().mapToLong(part -> part.moves.down()).sum()));
    }

    public long unregistered() {
        return communes - registered;
    }

    /** One part for each class, the best first, and at the end one for communes not classified yet. */
    public List<Segment> bar() {
        List<Segment> bar = new ArrayList<>();
        double from = 0;
        for (Map.Entry<Classification, Long> one : byClass.entrySet()) {
            from = add(
                    bar,
                    one.getKey().name().toLowerCase(Locale.ROOT),
                    one.getKey().title(),
                    one.getValue(),
                    from);
        }
        add(bar, "none", "Chưa xếp loại", communes - classified, from);
        return bar;
    }

    private double add(List<Segment> bar, String style, String title, long count, double from) {
        if (count <= 0) {
            return from;
        }
        double width = 100.0 * count / communes;
        bar.add(new Segment(style, title, count, from, width));
        return from + width;
    }

    /** The bar as text, for screen readers: «Khá: 3, Chưa xếp loại: 2». */
    public String barInWords() {
        return bar().stream().map(part -> part.title() + ": " + part.communes()).collect(Collectors.joining(", "));
    }
}
