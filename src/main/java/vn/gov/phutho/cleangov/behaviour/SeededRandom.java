package vn.gov.phutho.cleangov.behaviour;

import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random decisions of a rehearsed year. Each depends only on the seed and on the name of the decision, not on earlier
 * decisions, so two rehearsals of one year give the same result.
 */
public class SeededRandom {

    private static final int SIMILAR_NUMBERS = 5;

    private final long seed;

    public SeededRandom(long seed) {
        this.seed = seed;
    }

    /** A random generator whose seed depends only on this name. */
    public Random generator(Object... name) {
        Random random = new Random(seed * 31 + Objects.hash(name));
        // The first random numbers of similar seeds are similar, so skip them.
        IntStream.range(0, SIMILAR_NUMBERS).forEach(i -> random.nextLong());
        return random;
    }

    /** True in this share of all names. */
    public boolean happens(double share, Object... name) {
        return generator(name).nextDouble() < share;
    }
}
