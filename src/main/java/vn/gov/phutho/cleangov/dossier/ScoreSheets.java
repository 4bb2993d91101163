package vn.gov.phutho.cleangov.dossier;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.standard.Measurement;

/**
 * The score sheets of all dossiers. Rows, not entities: an agency writes a few indicators of thirty communes at once,
 * and fifteen agencies do so in parallel without a conflict on one object.
 */
@Repository
class ScoreSheets {

    /** The points of one side of a sheet by criterion; a condition and {@code group by 1, 2} follow. */
    private static final String ADDED_UP =
            "with " + SheetWeights.WEIGHT + "select d.id, w.criterion, " + SheetWeights.POINTS + """
             as points
            from dossier d
            join lateral (
                select type from unit_in_time where code = d.commune_code order by valid_to desc nulls first limit 1) u on true
            join score p on p.dossier_id = d.id and p.side = :side
            join weight w on w.unit_type = u.type and w.indicator = p.indicator
            """;

    private final JdbcTemplate batch;
    private final JdbcClient jdbc;

    ScoreSheets(JdbcTemplate batch, JdbcClient jdbc) {
        this.batch = batch;
        this.jdbc = jdbc;
    }

    /** Writes these scores and replaces earlier ones of the same indicators. */
    void write(Side side, Map<DossierId, Map<String, Score>> sheets, String by, Instant at) {
        List<Object[]> rows = sheets.entrySet().stream()
                .flatMap(sheet -> sheet.getValue().entrySet().stream().map(entry -> new Object[] {
                    sheet.getKey().toString(),
                    side.name(),
                    entry.getKey(),
                    entry.getValue().measurement().toJson(),
                    entry.getValue().points(),
                    entry.getValue().estimate(),
                    entry.getValue().note(),
                    by,
                    Timestamp.from(at)
                }))
                .toList();
        batch.batchUpdate("""
                insert into score (dossier_id, side, indicator, measurement, points, estimate, note, entered_by,
                    entered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (dossier_id, side, indicator) do update
                set measurement = excluded.measurement, points = excluded.points, estimate = excluded.estimate,
                    note = excluded.note,
                    entered_by = excluded.entered_by, entered_at = excluded.entered_at
                """, rows);
    }

    /** The scores of these dossiers by dossier and indicator; a dossier without any is not in the answer. */
    Map<DossierId, Map<String, Score>> read(Side side, Collection<DossierId> ids) {
        Map<DossierId, Map<String, Score>> sheets = new LinkedHashMap<>();
        jdbc.sql("""
                        select dossier_id, indicator, measurement, points, estimate, note from score
                        where side = ? and dossier_id = any (?) order by dossier_id, indicator
                        """)
                .param(side.name())
                .param(ids.stream().map(DossierId::toString).toArray(String[]::new))
                .query(row -> {
                    sheets.computeIfAbsent(DossierId.parse(row.getString(1)), id -> new LinkedHashMap<>())
                            .put(
                                    row.getString(2),
                                    new Score(
                                            Measurement.fromJson(row.getString(3)),
                                            row.getBigDecimal(4),
                                            row.getBoolean(5),
                                            row.getString(6)));
                });
        return sheets;
    }

    /** The points of each criterion of these dossiers; a dossier without any is not in the answer. */
    Map<DossierId, Map<String, BigDecimal>> points(SheetWeights weights, Side side, Collection<DossierId> ids) {
        Map<DossierId, Map<String, BigDecimal>> points = new LinkedHashMap<>();
        weights.given(jdbc.sql(ADDED_UP + "where d.id = any (:ids) group by 1, 2"))
                .param("side", side.name())
                .param("ids", ids.stream().map(DossierId::toString).toArray(String[]::new))
                .query(row -> {
                    points.computeIfAbsent(DossierId.parse(row.getString(1)), id -> new LinkedHashMap<>())
                            .put(row.getString(2), row.getBigDecimal(3));
                });
        return points;
    }

    /** The mean of these points in a district, by criterion; a commune without a sheet does not count. */
    Map<String, BigDecimal> means(SheetWeights weights, Side side, int year, String districtCode) {
        Map<String, BigDecimal> means = new LinkedHashMap<>();
        weights.given(jdbc.sql("select criterion, round(avg(points), 2) from (" + ADDED_UP
                        + "where d.year = :year and d.district_code = :district group by 1, 2) c group by criterion"))
                .param("side", side.name())
                .param("year", year)
                .param("district", districtCode)
                .query(row -> {
                    means.put(row.getString(1), row.getBigDecimal(2));
                });
        return means;
    }

    /** Who has entered the scores of one side of these dossiers. */
    Set<String> writers(Side side, Collection<DossierId> ids) {
        return jdbc.sql("select distinct entered_by from score where side = ? and dossier_id = any (?)")
                .param(side.name())
                .param(ids.stream().map(DossierId::toString).toArray(String[]::new))
                .query(String.class)
                .set();
    }
}
