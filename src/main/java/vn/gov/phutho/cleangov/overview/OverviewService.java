package vn.gov.phutho.cleangov.overview;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.overview.YearFigures.ReportFigures;
import vn.gov.phutho.cleangov.report.Half;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Counts the figures of a year in the database, so that the number of statements does not depend on the number of
 * communes.
 */
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
        return figures(year, "%");
    }

    /** The figures of one district. */
    YearFigures year(int year, String district) {
        return figures(year, district);
    }

    /** @param districts a pattern for SQL's {@code like} */
    private YearFigures figures(int year, String districts) {
        Phase phase = cycles.phase(year);
        if (phase == Phase.NOT_OPEN) {
            throw new NoSuchElementException("Năm " + year + " chưa được mở.");
        }
        Map<Half, ReportFigures> reports = reports(year, districts);
        Map<Classification, Long> byClass = new EnumMap<>(Classification.class);
        return jdbc.sql("""
                        select count(*), count(registered_at), count(handed_in_at), count(classified_at),
                               count(recognised_at), count(*) filter (where classification = 'XUAT_SAC') as XUAT_SAC,
                               count(*) filter (where classification = 'VUNG_MANH') as VUNG_MANH,
                               count(*) filter (where classification = 'KHA') as KHA,
                               count(*) filter (where classification = 'TRUNG_BINH') as TRUNG_BINH,
                               count(*) filter (where classification = 'YEU_KEM') as YEU_KEM
                        from dossier_state where year = ? and district_code like ?
                        """)
                .param(year)
                .param(districts)
                .query((row, number) -> {
                    for (Classification one : Classification.values()) {
                        byClass.put(one, row.getLong(one.name()));
                    }
                    return new YearFigures(
                            year,
                            phase,
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            byClass.get(Classification.XUAT_SAC),
                            byClass,
                            reports);
                })
                .single();
    }

    private Map<Half, ReportFigures> reports(int year, String districts) {
        Map<String, List<Window>> windows = cycles.windowsOf(year, units.districts());
        Map<Half, ReportFigures> reports = new EnumMap<>(Half.class);
        Arrays.stream(Half.values()).forEach(half -> reports.put(half, new ReportFigures(0, 0, 0, 0)));
        jdbc.sql("""
                        select half, count(*), count(submitted_at), count(received_at),
                               coalesce(array_agg(district_code) filter (where submitted_at is null), '{}')
                        from report_state where year = ? and district_code like ? group by half
                        """).param(year).param(districts).query(row -> {
            Half half = Half.valueOf(row.getString(1));
            List<String> missing = List.of((String[]) row.getArray(5).getArray());
            reports.put(
                    half,
                    new ReportFigures(row.getLong(2), row.getLong(3), row.getLong(4), overdue(half, missing, windows)));
        });
        return reports;
    }

    /** The number of reports that are not sent although the deadline of their own district has passed. */
    private long overdue(Half half, List<String> missing, Map<String, List<Window>> windows) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return missing.stream()
                .map(windows::get)
                .filter(ofDistrict -> ofDistrict != null
                        && now.isAfter(Window.of(ofDistrict, half.milestone()).due()))
                .count();
    }
}
