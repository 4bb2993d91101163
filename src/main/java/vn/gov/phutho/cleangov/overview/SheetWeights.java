package vn.gov.phutho.cleangov.overview;

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
 * What the database needs of a criteria set to add sheets up as {@code ScoreTotals} does: for every kind of commune and every
 * indicator its criterion, that criterion's points and those that apply.
 */
final class SheetWeights {

    /** A common table expression; points count {@code round(sum(points) * max(most) / max(applicable), 2)} a criterion. */
    static final String WEIGHT = """
            weight as (
                select * from unnest(:types, :indicators, :criteria, :most::numeric[], :applicable::numeric[])
                    as w(unit_type, indicator, criterion, most, applicable))
            """;

    private final List<String[]> rows;

    private SheetWeights(List<String[]> rows) {
        this.rows = rows;
    }

    static SheetWeights of(CriteriaSet set) {
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

    StatementSpec given(StatementSpec statement) {
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
