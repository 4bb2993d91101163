package vn.gov.phutho.cleangov.assessment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;

/** The results of a district as a page to print and to put up (D3.4). */
@Controller
class ResultsPageController {

    private final AssessmentService assessments;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;

    ResultsPageController(
            AssessmentService assessments,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            UnitService units,
            ReadAccess access) {
        this.assessments = assessments;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
    }

    record Results(
            UnitYear assessmentId,
            String districtName,
            int year,
            CriteriaSet.Name criteriaSet,
            List<Criterion> criteria,
            List<Row> communes) {}

    /**
     * One commune.
     *
     * @param criteria the appraised points by criterion
     * @param selfTotal the commune's own points; null if it has not handed in its sheet
     * @param classReasons Vietnamese: which condition excluded which class
     */
    record Row(
            String communeName,
            Map<String, BigDecimal> criteria,
            BigDecimal total,
            BigDecimal selfTotal,
            String proposedTitle,
            List<String> classReasons) {}

    @GetMapping("/assessments/{id}/results")
    String results(@PathVariable UnitYear id, Model model) {
        model.addAttribute("results", results(id));
        return "assessment-results";
    }

    @GetMapping("/api/assessments/{id}/results.xlsx")
    void workbook(@PathVariable UnitYear id, HttpServletResponse response) throws IOException {
        Results results = results(id);
        List<TableWorkbook.Column<Row>> columns = new ArrayList<>();
        columns.add(TableWorkbook.text("Xã, phường, thị trấn", 28, Row::communeName));
        results.criteria()
                .forEach(criterion -> columns.add(TableWorkbook.points(
                        criterion.name(), row -> row.criteria().get(criterion.code()))));
        columns.add(TableWorkbook.points("Tổng điểm", Row::total));
        columns.add(TableWorkbook.points("Xã tự chấm", Row::selfTotal));
        columns.add(TableWorkbook.text("Mức đề xuất", 30, Row::proposedTitle));
        columns.add(TableWorkbook.text("Lý do", 60, row -> String.join("; ", row.classReasons())));
        TableWorkbook.send(
                response,
                "ket-qua-tham-dinh-" + results.assessmentId() + ".xlsx",
                TableWorkbook.Table.of("Kết quả thẩm định", results.communes(), columns));
    }

    private Results results(UnitYear id) {
        Assessment assessment = assessments.assessment(id);
        access.require(assessment.districtCode());
        List<Criterion> criteria = cycles.criteriaSet(assessment.year()).criteria();
        List<Dossier> communes = dossiers.ofDistrict(assessment.year(), assessment.districtCode());
        List<DossierId> ids = communes.stream().map(Dossier::key).toList();
        Map<DossierId, Map<String, BigDecimal>> self = scoring.points(assessment.year(), ids, Side.SELF);
        Map<DossierId, Map<String, BigDecimal>> appraised = scoring.points(assessment.year(), ids, Side.APPRAISED);
        Map<DossierId, AssessmentResult> proposed = assessments.results(id).stream()
                .collect(Collectors.toMap(AssessmentResult::dossierId, Function.identity()));
        return new Results(
                id,
                units.name(assessment.districtCode()),
                assessment.year(),
                cycles.criteriaSet(assessment.year()).name(),
                criteria,
                communes.stream()
                        .map(commune -> row(
                                commune,
                                all(criteria, self.get(commune.key())),
                                all(criteria, appraised.get(commune.key())),
                                proposed.get(commune.getId())))
                        .toList());
    }

    private Row row(
            Dossier commune,
            Map<String, BigDecimal> self,
            Map<String, BigDecimal> appraised,
            AssessmentResult proposed) {
        return new Row(
                units.name(commune.communeCode()),
                appraised,
                sum(appraised),
                commune.handedInAt() == null ? null : sum(self),
                proposed == null ? null : proposed.proposedClass().title(),
                proposed == null ? List.of() : proposed.classReasons());
    }

    /** The points of every criterion; 0 without a score. */
    private static Map<String, BigDecimal> all(List<Criterion> criteria, Map<String, BigDecimal> points) {
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        criteria.forEach(one -> all.put(
                one.code(), points == null ? BigDecimal.ZERO : points.getOrDefault(one.code(), BigDecimal.ZERO)));
        return all;
    }

    private static BigDecimal sum(Map<String, BigDecimal> points) {
        return points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
