package vn.gov.phutho.cleangov.dossier;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.ScoreTotals;

/**
 * The annex of a request for excellence for a commune (D2.3e): its achievements, and its two score sheets side by
 * side.
 */
@Component
@Transactional(readOnly = true)
public class ExcellenceFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String NONE = "–";

    private final DossierService dossiers;
    private final ScoreService scoring;
    private final ObjectProvider<CommuneFigures> sources;
    private final Clock clock;

    ExcellenceFile(DossierService dossiers, ScoreService scoring, ObjectProvider<CommuneFigures> sources, Clock clock) {
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.sources = sources;
        this.clock = clock;
    }

    /** The commune's achievements in the year from the records, one per line. */
    public List<String> achievements(DossierId id) {
        Dossier dossier = dossiers.dossier(id);
        List<String> lines = new ArrayList<>();
        if (dossier.registeredAt() != null) {
            lines.add("Đăng ký phấn đấu «%s» ngày %s%s."
                    .formatted(
                            dossier.target().title(),
                            DAY.format(LocalDate.ofInstant(dossier.registeredAt(), clock.getZone())),
                            dossier.registeredInTime() ? ", đúng hạn" : ", quá hạn"));
        }
        sources.orderedStream().forEach(source -> lines.addAll(source.figures(id)));
        return lines;
    }

    /** The sheets as a paper prints them: order, name, maximum, self and appraised of each criterion and indicator. */
    public List<Map<String, String>> sheet(DossierId id) {
        CriteriaSet set = scoring.criteriaSet(id);
        boolean handedIn = dossiers.dossier(id).handedInAt() != null;
        Map<String, Score> self = handedIn ? scoring.scores(id, Side.SELF) : Map.of();
        Map<String, Score> appraised = scoring.scores(id, Side.APPRAISED);
        ScoreTotals ownTotals = handedIn ? scoring.totals(id, Side.SELF) : null;
        ScoreTotals totals = scoring.totals(id, Side.APPRAISED);
        List<Map<String, String>> rows = new ArrayList<>();
        int standard = 0;
        for (Criterion criterion : set.criteria()) {
            rows.add(row(
                    "",
                    "Tiêu chuẩn %d: %s".formatted(++standard, criterion.name()),
                    criterion.maxPoints(),
                    ownTotals == null ? null : ownTotals.criteria().get(criterion.code()),
                    totals.criteria().get(criterion.code())));
            for (Indicator indicator : criterion.indicators()) {
                rows.add(row(
                        indicator.code(),
                        indicator.name(),
                        indicator.maxPoints(),
                        points(self.get(indicator.code())),
                        points(appraised.get(indicator.code()))));
            }
        }
        rows.add(row("", "Tổng cộng", set.maxPoints(), ownTotals == null ? null : ownTotals.total(), totals.total()));
        return rows;
    }

    private static BigDecimal points(Score score) {
        return score == null ? null : score.points();
    }

    private static Map<String, String> row(
            String order, String name, BigDecimal maximum, BigDecimal self, BigDecimal appraised) {
        return Map.of(
                "order", order,
                "name", name,
                "maximum", number(maximum),
                "self", number(self),
                "appraised", number(appraised));
    }

    private static String number(BigDecimal number) {
        return number == null ? NONE : number.toPlainString().replace('.', ',');
    }
}
