package vn.gov.phutho.cleangov.overview;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.ClassificationTable;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.dossier.EvidenceService;
import vn.gov.phutho.cleangov.dossier.EvidenceView;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.SheetWeights;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.overview.CommuneCard.IndicatorRow;
import vn.gov.phutho.cleangov.overview.CommuneCard.Measure;
import vn.gov.phutho.cleangov.overview.CommuneCard.Minimum;
import vn.gov.phutho.cleangov.overview.CommuneCard.Standard;
import vn.gov.phutho.cleangov.overview.CommuneCard.Year;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Puts a commune's report card together. */
@Service
@Transactional(readOnly = true)
public class CommuneCardService {

    private final JdbcClient jdbc;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final EvidenceService evidence;
    private final ClassificationTable classes;
    private final UnitService units;
    private final Clock clock;

    CommuneCardService(
            JdbcClient jdbc,
            DossierService dossiers,
            ScoreService scoring,
            EvidenceService evidence,
            ClassificationTable classes,
            UnitService units,
            Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.evidence = evidence;
        this.classes = classes;
        this.units = units;
        this.clock = clock;
    }

    /** @throws NoSuchElementException if there is no such commune, or it has no dossier of this year */
    CommuneCard card(int year, String code) {
        DossierId id = new DossierId(year, code);
        Dossier dossier = dossiers.dossier(id);
        Unit unit = units.known(code).orElseThrow();
        CriteriaSet set = scoring.criteriaSet(id);
        Map<String, Score> self = scoring.scores(id, Side.SELF);
        Map<String, Score> found = scoring.scores(id, Side.APPRAISED);
        boolean appraised = !found.isEmpty();
        ScoreTotals selfTotals = scoring.totals(id, self);
        ScoreTotals foundTotals = scoring.totals(id, found);
        ScoreTotals shown = appraised ? foundTotals : selfTotals;
        Map<String, BigDecimal> means =
                scoring.means(year, dossier.districtCode(), appraised ? Side.APPRAISED : Side.SELF);
        boolean nothing = self.isEmpty() && found.isEmpty();
        return new CommuneCard(
                unit,
                dossier,
                appraised,
                self.isEmpty() ? null : selfTotals.total(),
                appraised ? foundTotals.total() : null,
                set.maxPoints(),
                set.criteria().stream()
                        .map(one -> new Standard(
                                one.code(),
                                one.name(),
                                one.maxPoints(),
                                nothing ? null : shown.criteria().get(one.code()),
                                means.get(one.code())))
                        .toList(),
                minima(),
                indicators(id, set, self, found),
                years(code, set),
                remediation(id));
    }

    private List<Minimum> minima() {
        return classes.minima().entrySet().stream()
                .map(one -> new Minimum(one.getKey(), one.getValue() / 100.0))
                .sorted(Comparator.comparing(Minimum::at).reversed())
                .toList();
    }

    private List<IndicatorRow> indicators(
            DossierId id, CriteriaSet set, Map<String, Score> self, Map<String, Score> found) {
        List<EvidenceView> files = evidence.of(List.of(id)).getOrDefault(id, List.of());
        return set.indicators().stream()
                .map(one -> {
                    Optional<Score> own = Optional.ofNullable(self.get(one.code()));
                    Optional<Score> theirs = Optional.ofNullable(found.get(one.code()));
                    return new IndicatorRow(
                            one.code(),
                            one.name(),
                            one.maxPoints(),
                            inWords(one, own),
                            own.map(Score::points).orElse(null),
                            inWords(one, theirs),
                            theirs.map(Score::points).orElse(null),
                            theirs.or(() -> own).map(Score::note).orElse(""),
                            theirs.or(() -> own).map(Score::estimate).orElse(false),
                            files.stream()
                                    .filter(file -> file.indicator().equals(one.code()))
                                    .toList());
                })
                .toList();
    }

    private static String inWords(Indicator indicator, Optional<Score> score) {
        return score.map(Score::measurement).map(indicator::inWords).orElse("");
    }

    /**
     * The years of this commune. A year with another criteria set shows its class, and points only if its indicators
     * have the same codes.
     */
    private List<Year> years(String code, CriteriaSet set) {
        return SheetWeights.of(set)
                .given(jdbc.sql("with " + SheetWeights.WEIGHT + """
                        select d.id, d.year, d.status, d.classification, d.recognised_at, d.excellence_requested,
                               d.excellence_decided_at, coalesce(s.appraised, s.self) as total
                        from dossier_state d
                        left join lateral (
                            select type from unit_in_time where code = d.commune_code
                            order by valid_to desc nulls first limit 1) u on true
                        """ + SheetWeights.TOTALS + """
                        where d.commune_code = :code order by d.year desc limit 10
                        """))
                .param("code", code)
                .query((row, number) -> new Year(
                        row.getInt("year"),
                        row.getString("id"),
                        DossierStatus.valueOf(row.getString("status")).title(),
                        Optional.ofNullable(row.getString("classification"))
                                .map(Classification::valueOf)
                                .orElse(null),
                        row.getBigDecimal("total"),
                        day(row.getTimestamp("recognised_at")),
                        excellence(
                                row.getBoolean("excellence_requested"),
                                row.getTimestamp("excellence_decided_at"),
                                row.getString("classification"))))
                .list();
    }

    private static String excellence(boolean requested, Timestamp decided, String classification) {
        if (!requested) {
            return "";
        }
        if (decided == null) {
            return "huyện đề nghị xuất sắc, tỉnh chưa quyết định";
        }
        return Classification.XUAT_SAC.name().equals(classification)
                ? "tỉnh công nhận xuất sắc"
                : "tỉnh không công nhận xuất sắc";
    }

    private List<Measure> remediation(DossierId id) {
        return jdbc.sql("select weakness, action, agency, due, result, remedied from measure_state"
                        + " where dossier_id = ? order by id")
                .param(id.toString())
                .query((row, number) -> new Measure(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDate(4).toLocalDate(),
                        row.getString(5),
                        (Boolean) row.getObject(6)))
                .list();
    }

    private LocalDate day(Timestamp at) {
        return at == null ? null : at.toInstant().atZone(clock.getZone()).toLocalDate();
    }
}
