package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long papers take, compared with one another in one run: what grows faster than its length would show. */
class PaperSpeedTest {

    private static final Logger log = LoggerFactory.getLogger(PaperSpeedTest.class);

    private static final int WARM_UP = 5;
    private static final int TRIES = 5;
    private static final int DISTRICT = 28;

    /** As many as a province of thirteen districts has. */
    private static final int PROVINCE = 8 * DISTRICT;

    @Test
    void a_list_eight_times_as_long_costs_hardly_more_than_eight_times_as_much() {
        double district = fastest(() -> pdf(PaperType.EXCELLENCE_DECISION, DISTRICT));
        double province = fastest(() -> pdf(PaperType.EXCELLENCE_DECISION, PROVINCE));
        double report = fastest(() -> pdf(PaperType.DECEMBER_REPORT, DISTRICT));
        double decision = fastest(() -> SamplePapers.docx(PaperType.CLASS_DECISION, DISTRICT));
        double notice = fastest(() -> SamplePapers.docx(PaperType.CLASS_NOTICE, DISTRICT));

        log.info(
                "ms: as PDF a decision of {} communes {}, of {} {}, a report of {} {}; as Word a decision {}, a notice {}",
                DISTRICT,
                district,
                PROVINCE,
                province,
                DISTRICT,
                report,
                decision,
                notice);
        assertThat(province / district).isLessThan(12);
        assertThat(notice / decision)
                .as("thirty notices cost no more than ninety decisions")
                .isLessThan(3);
    }

    private static byte[] pdf(PaperType type, int communes) {
        return PaperPdf.of(SamplePapers.docx(type, communes));
    }

    /** In milliseconds. */
    private static double fastest(Supplier<byte[]> action) {
        IntStream.range(0, WARM_UP).forEach(i -> action.get());
        return IntStream.range(0, TRIES)
                        .mapToLong(i -> {
                            long began = System.nanoTime();
                            assertThat(action.get()).isNotEmpty();
                            return System.nanoTime() - began;
                        })
                        .min()
                        .orElseThrow()
                / 1e6;
    }
}
