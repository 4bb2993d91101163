package vn.gov.phutho.cleangov.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitType;

/**
 * The data of a criteria set with which the database computes totals like {@code ScoreTotals}: for every type of
 * commune and every indicator its criterion, that criterion's points, and the applicable points.
 */
public final class SheetWeights {

    /** A common table expression. */
    public static final String WEIGHT = """
            weight as (
                select * from unnest(:types, :indicators, :criteria, :most::numeric[], :applicable::numeric[])
                    as w(unit_type, indicator, criterion, most, applicable))
            """;

    /** The weighted points of {@code score p} in a criterion of {@code weight w}. */
    public static final String POINTS = "round(sum(p.points) * max(w.most) / max(w.applicable), 2)";

    /** The totals {@code s.self} and {@code s.appraised} of {@code dossier d} in a unit of {@code u.type}. */
    public static final String TOTALS = """
            left join lateral (
                select sum(c.points) filter (where c.side = 'SELF') as self,
                       sum(c.points) filter (where c.side = 'APPRAISED') as appraised
                from (
                    select p.side,
            """ + POINTS + """
                     as points
                    from score p join weight w on w.unit_type = u.type and w.indicator = p.indicator
                    where p.dossier_id = d.id group by p.side, w.criterion) c) s on true
            """;

    private final List<String[]> rows;

    private SheetWeights(List<String[]> rows) {
        this.rows = rows;
    }

    /** @param set of the year */
    public static SheetWeights of(CriteriaSet set) {
        List<String[]> rows = new ArrayList<>();
        Stream.of(UnitType.values())
                .filter(type -> type.level() == UnitLevel.COMMUNE)
                .forEach(type -> {
                    for (Criterion criterion : set.applicableTo(type).criteria()) {
                        for (Indicator indicator : criterion.indicators()) {
                            rows.add(new String[] {
                                type.name(),
                                indicator.code(),
                                criterion.code(),
                                criterion.maxPoints().toPlainString(),
                                criterion.applicablePoints().toPlainString()
                            });
                        }
                    }
                });
        return new SheetWeights(rows);
    }

    /** The statement with the parameters of {@link #WEIGHT}. */
    public StatementSpec given(StatementSpec statement) {
        return statement
                .param("types", column(0))
                .param("indicators", column(1))
                .param("criteria", column(2))
                .param("most", column(3))
                .param("applicable", column(4));
    }

    private String[] column(int at) {
        return rows.stream().map(row -> row[at]).toArray(String[]::new);
    }
}
