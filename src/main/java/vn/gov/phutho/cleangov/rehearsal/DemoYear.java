package vn.gov.phutho.cleangov.rehearsal;

import java.time.Clock;
import java.time.Year;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.CycleProcess;
import vn.gov.phutho.cleangov.cycle.CycleService;

/** Opens the current year in a fresh demo, so that every official has tasks after log-in. */
@Component
@ConditionalOnProperty(name = "cleangov.demo.open-year", havingValue = "true")
class DemoYear {

    private static final Logger log = LoggerFactory.getLogger(DemoYear.class);

    private final CycleService cycles;
    private final CycleProcess process;
    private final Clock clock;
    private final String rehearsedYear;

    DemoYear(CycleService cycles, CycleProcess process, Clock clock, @Value("${rehearse:}") String rehearsedYear) {
        this.cycles = cycles;
        this.process = process;
        this.clock = clock;
        this.rehearsedYear = rehearsedYear;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        if (!cycles.anyYear() && rehearsedYear.isBlank()) {
            int year = Year.now(clock).getValue();
            process.openYear(year);
            log.info("demo: the year {} is open", year);
        }
    }
}
