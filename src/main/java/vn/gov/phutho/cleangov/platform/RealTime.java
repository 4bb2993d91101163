package vn.gov.phutho.cleangov.platform;

import java.time.Clock;

/**
 * The time of the machine, for what must fit to clocks outside of the application, such as the codes of a phone. All else
 * asks the {@link Clock} of the application, which a demo moves.
 */
public final class RealTime {

    public static final Clock CLOCK = Clock.systemUTC();

    private RealTime() {}
}
