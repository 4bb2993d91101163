package vn.gov.phutho.cleangov.dossier;

import java.util.List;
import java.util.Objects;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.SeededRandom;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;
import vn.gov.phutho.cleangov.standard.RandomMeasurement;

/** The behaviour of each commune in a rehearsed year: its real results, its claims, and the work that it forgets. */
public final class CommuneBehaviour {

    /** A kind of commune: the cumulative share of all communes up to this kind, and its quality from 0 to 1. */
    private record Kind(double upTo, double quality) {}

    /** Shares as in real provinces: few excellent, many strong and fair, very few weak. */
    private static final List<Kind> KINDS = List.of(
            new Kind(0.04, 0.99), new Kind(0.50, 0.855), new Kind(0.88, 0.75), new Kind(0.97, 0.6), new Kind(1, 0.4));

    private final SeededRandom random;

    private CommuneBehaviour(SeededRandom random) {
        this.random = random;
    }

    /** The behaviour of communes in the year of this task. */
    public static CommuneBehaviour in(RehearsedTask task) {
        return new CommuneBehaviour(task.random());
    }

    /** The true value of this indicator for this commune. */
    public Measurement truth(DossierId commune, Indicator indicator) {
        return RandomMeasurement.of(
                indicator, quality(commune), random.generator(commune.toString(), indicator.code()));
    }

    /** The value that the commune claims: sometimes a little better than the true one. */
    public Measurement claimed(DossierId commune, Indicator indicator) {
        return random.happens(0.05, "claim", commune.toString(), indicator.code())
                ? RandomMeasurement.of(indicator, 1, random.generator("claimed", commune.toString(), indicator.code()))
                : truth(commune, indicator);
    }

    /** The bad value that a second check finds. */
    public Measurement deviatingValue(DossierId commune, Indicator indicator) {
        return RandomMeasurement.of(indicator, 0.1, random.generator("at worst", commune.toString(), indicator.code()));
    }

    /** The indicator for which a second check finds another value, if it finds one: never a computed one. */
    public Indicator deviatingIndicator(DossierId commune, List<Indicator> indicators) {
        List<Indicator> typed = indicators.stream()
                .filter(indicator -> indicator.computed() == null)
                .toList();
        return typed.get(random.generator("deviating", commune.toString()).nextInt(typed.size()));
    }

    /**
     * Whether the commune neglects something. The lower its quality, the more often this happens.
     *
     * @param share the share of all cases at quality 0
     */
    public boolean neglects(double share, DossierId commune, Object... name) {
        return random.generator("slips", commune.toString(), Objects.hash(name)).nextDouble()
                < share * (1 - quality(commune));
    }

    private double quality(DossierId commune) {
        double level = random.generator("commune", commune.toString()).nextDouble();
        return KINDS.stream()
                .filter(kind -> level <= kind.upTo())
                .findFirst()
                .orElseThrow()
                .quality();
    }
}
