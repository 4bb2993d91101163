package vn.gov.phutho.cleangov.dossier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.DecisionTables;
import vn.gov.phutho.cleangov.engine.DecisionTables.Table;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.ScoreTotals;

/**
 * Explains which conditions keep a commune from a better class (D2.3c, D5). The thresholds are only in the decision
 * table {@code dossier-classification}: the table is evaluated with the best values for all conditions except one.
 */
@Component
public class ClassificationTable {

    private static final String TABLE = "dossier-classification";

    private static final Map<String, Object> BEST = Map.of(
            "total",
            10_000,
            "weakest",
            10_000,
            "registeredInTime",
            true,
            "excellentBlocked",
            false,
            "strongBlocked",
            false);

    /** To find the minima asks the table some fifty times, so each version is asked once. */
    private final Map<String, Map<Classification, Integer>> minimaOfVersions = new ConcurrentHashMap<>();

    private final DecisionTables tables;
    private final DossierService dossiers;
    private final ScoreService scoring;

    ClassificationTable(DecisionTables tables, DossierService dossiers, ScoreService scoring) {
        this.tables = tables;
        this.dossiers = dossiers;
        this.scoring = scoring;
    }

    /**
     * The decision table's class of a commune, by its current appraised sheet.
     *
     * @param processDefinitionId the definition of the calling process; the table of its deployment is used
     */
    public Classification proposed(String processDefinitionId, DossierId id) {
        ScoreTotals totals = scoring.totals(id, Side.APPRAISED);
        return answer(
                tables.deployedWith(processDefinitionId, TABLE),
                Map.of(
                        "total",
                        totals.totalBasisPoints(),
                        "weakest",
                        totals.weakestBasisPoints(),
                        "registeredInTime",
                        dossiers.dossier(id).registeredInTime(),
                        "excellentBlocked",
                        totals.blockedClasses().contains(Classification.XUAT_SAC.name()),
                        "strongBlocked",
                        totals.blockedClasses().contains(Classification.VUNG_MANH.name())));
    }

    private static Classification answer(Table table, Map<String, Object> conditions) {
        return Classification.named(table.answer(conditions)).orElseThrow();
    }

    /**
     * Why a commune gets no better class, by its appraised sheet.
     *
     * @param processDefinitionId the process whose deployment contains the table
     * @return Vietnamese, one sentence for each condition that rules out a class; empty if the best class is possible
     */
    public List<String> reasons(String processDefinitionId, DossierId id) {
        Table table = tables.deployedWith(processDefinitionId, TABLE);
        ScoreTotals totals = scoring.totals(id, Side.APPRAISED);
        boolean inTime = dossiers.dossier(id).registeredInTime();
        List<String> reasons = new ArrayList<>();
        tell(
                reasons,
                table,
                "total",
                totals.totalBasisPoints(),
                "Tổng điểm %s (%s %%)".formatted(number(totals.total()), percent(totals.totalBasisPoints())));
        tell(reasons, table, "weakest", totals.weakestBasisPoints(), weakest(id, totals));
        tell(reasons, table, "registeredInTime", inTime, "Không đăng ký đúng hạn");
        String vetoes = "Có điều loại trừ: " + String.join("; ", totals.vetoReasons());
        int before = reasons.size();
        tell(
                reasons,
                table,
                "strongBlocked",
                totals.blockedClasses().contains(Classification.VUNG_MANH.name()),
                vetoes);
        if (reasons.size() == before) {
            tell(
                    reasons,
                    table,
                    "excellentBlocked",
                    totals.blockedClasses().contains(Classification.XUAT_SAC.name()),
                    vetoes);
        }
        return reasons;
    }

    private void tell(List<String> reasons, Table table, String condition, Object as, String inWords) {
        Map<String, Object> conditions = new HashMap<>(BEST);
        conditions.put(condition, as);
        Classification reachable = answer(table, conditions);
        if (reachable != Classification.XUAT_SAC) {
            reasons.add("%s – chỉ xét được đến mức «%s».".formatted(inWords, reachable.title()));
        }
    }

    private String weakest(DossierId id, ScoreTotals totals) {
        List<Criterion> criteria = scoring.criteriaSet(id).criteria();
        return criteria.stream()
                .filter(criterion -> shareOf(criterion, totals) == totals.weakestBasisPoints())
                .findFirst()
                .map(criterion -> "Tiêu chuẩn %d «%s» đạt %s %% điểm tối đa"
                        .formatted(
                                criteria.indexOf(criterion) + 1,
                                criterion.name(),
                                percent(totals.weakestBasisPoints())))
                .orElseThrow();
    }

    private static int shareOf(Criterion criterion, ScoreTotals totals) {
        return ScoreTotals.basisPoints(totals.criteria().get(criterion.code()), criterion.maxPoints());
    }

    /**
     * The smallest share of points that every criterion must reach for a class, if all other conditions have their
     * best values. Classes without such a minimum are missing. In basis points, by the latest deployed table.
     */
    public Map<Classification, Integer> minima() {
        Table table = tables.latest(TABLE);
        return minimaOfVersions.computeIfAbsent(table.version(), version -> minima(table));
    }

    private static Map<Classification, Integer> minima(Table table) {
        Map<Classification, Integer> minima = new EnumMap<>(Classification.class);
        for (Classification one : Classification.values()) {
            int from = 0;
            int to = 10_000;
            while (from < to) {
                int middle = (from + to) / 2;
                if (opens(table, middle, one)) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            if (from > 0) {
                minima.put(one, from);
            }
        }
        return Collections.unmodifiableMap(minima);
    }

    private static boolean opens(Table table, int weakest, Classification wanted) {
        Map<String, Object> conditions = new HashMap<>(BEST);
        conditions.put("weakest", weakest);
        return !wanted.betterThan(answer(table, conditions));
    }

    private static String percent(int basisPoints) {
        return number(BigDecimal.valueOf(basisPoints, 2));
    }

    private static String number(BigDecimal value) {
        return value.toPlainString().replace('.', ',');
    }
}
