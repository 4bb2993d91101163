package vn.gov.phutho.cleangov.overview;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.overview.YearFigures.ReportFigures;
import vn.gov.phutho.cleangov.report.Half;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Counts in the database, so that a country of communes costs no more than a province. */
@Service
@Transactional(readOnly = true)
public class OverviewService {

    private final JdbcClient jdbc;
    private final CycleService cycles;
    private final UnitService units;
    private final Clock clock;

    OverviewService(JdbcClient jdbc, CycleService cycles, UnitService units, Clock clock) {
        this.jdbc = jdbc;
        this.cycles = cycles;
        this.units = units;
        this.clock = clock;
    }

    /** @throws NoSuchElementException if the year was never opened */
    public YearFigures year(int year) {
        if (!cycles.exists(year)) {
            throw new NoSuchElementException("Năm " + year + " chưa được mở.");
        }
        return jdbc.sql("""
                        select count(*), count(registered_at), count(handed_in_at), count(classified_at),
                               count(recognised_at), count(*) filter (where classification = 'XUAT_SAC')
                        from dossier where year = ?
                        """)
                .param(year)
                .query((row, number) -> new YearFigures(
                        year,
                        cycles.phase(year),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        byClass(year),
                        reports(year)))
                .single();
    }

    private Map<Classification, Long> byClass(int year) {
        Map<Classification, Long> byClass = new EnumMap<>(Classification.class);
        for (Classification one : Classification.values()) {
            byClass.put(one, 0L);
        }
        jdbc.sql("select classification, count(*) from dossier"
                        + " where year = ? and classification is not null group by classification")
                .param(year)
                .query(row -> {
                    byClass.put(Classification.valueOf(row.getString(1)), row.getLong(2));
                });
        return byClass;
    }

    private Map<Half, ReportFigures> reports(int year) {
        Map<Half, ReportFigures> reports = new EnumMap<>(Half.class);
        for (Half half : Half.values()) {
            reports.put(
                    half,
                    jdbc.sql("select count(*), count(submitted_at), count(received_at)"
                                    + " from report where year = ? and half = ?")
                            .param(year)
                            .param(half.name())
                            .query((row, number) -> new ReportFigures(
                                    row.getLong(1), row.getLong(2), row.getLong(3), overdue(year, half)))
                            .single());
        }
        return reports;
    }

    /** How many reports are not sent although their own district's deadline has passed. */
    private long overdue(int year, Half half) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        Map<String, Window> windows = cycles.windows(year, half.milestone(), units.districts());
        return jdbc
                .sql("select district_code from report where year = ? and half = ? and submitted_at is null")
                .param(year)
                .param(half.name())
                .query(String.class)
                .list()
                .stream()
                .map(windows::get)
                .filter(window -> window != null && now.isAfter(window.due()))
                .count();
    }
}
