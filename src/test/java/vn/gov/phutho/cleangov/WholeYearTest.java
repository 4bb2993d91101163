package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.overview.YearFigures.ReportFigures;
import vn.gov.phutho.cleangov.report.Half;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Department;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Media;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The year from its opening to its end, as the directive tells it (D2.3a to D2.4, D3.1a, D3.3, D5). */
@CleangovTest
class WholeYearTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private OverviewService overview;

    @Autowired
    private CycleService cycles;

    @Test
    @Tag("D2.3a")
    @Tag("D2.3c")
    @Tag("D2.3d")
    @Tag("D2.3e")
    @Tag("D2.4")
    void a_year_runs_from_registration_to_recognition() {
        year.yearOpens();
        District doanHung = year.district("230");
        District haHoa = year.district("231");
        Commune excellent = doanHung.communes().get(0);
        Commune strong = doanHung.communes().get(1);
        Commune weak = doanHung.communes().get(2);

        doanHung.communes().forEach(Commune::registers);
        haHoa.communes().forEach(Commune::registers);
        doanHung.carriesOutProgramme();
        haHoa.carriesOutProgramme();
        assertThat(overview.year(year.year()).registered()).isEqualTo(5);

        Department audit = year.department("audit").plans("230", codeOf(weak));
        Department budget = year.department("budget").plans("231");
        audit.visits("230", audit.finding(codeOf(weak), "Chưa công khai thủ tục hành chính.", 20))
                .cannotVisit(codeOf(weak), "Đã kiểm tra cùng huyện.");
        weak.remediesFinding("Đã niêm yết công khai.");
        audit.confirms(year.findingOf(codeOf(weak)));
        budget.visits("231");
        year.outlets().forEach(Media::plans);

        year.timersFire("TimerEvent_JuneReportOpens");
        for (District district : List.of(doanHung, haHoa)) {
            district.draftsReport("H1").signsReport("H1");
            year.province().receivesReport(district.reportKey("H1"));
        }

        year.timersFire("TimerEvent_SelfReviewOpens");
        excellent.handsIn();
        strong.handsIn("1.1", "2.1", "4.4");
        haHoa.communes().forEach(Commune::handsIn);

        year.timersFire("TimerEvent_AssessmentOpens");
        doanHung.agenciesAppraise(Map.of(
                codeOf(strong), List.of("1.1", "2.1", "4.4"),
                codeOf(weak), everything()));
        haHoa.agenciesAppraise(Map.of(
                codeOf(haHoa.communes().get(0)), List.of("1.1", "1.2", "1.3", "2.1", "4.4"),
                codeOf(haHoa.communes().get(1)), List.of("3.1")));
        doanHung.prepares().decides(doanHung.proposals()).requestsExcellence();
        haHoa.prepares().decides(haHoa.proposals());

        year.timersFire("TimerEvent_DecemberReportOpens");
        for (District district : List.of(doanHung, haHoa)) {
            district.draftsReport("H2").signsReport("H2");
            year.province().receivesReport(district.reportKey("H2"));
        }

        year.media("newspaper")
                .publishes(
                        year.media("newspaper").piece("COMMEND", codeOf(strong)),
                        year.media("newspaper").piece("CRITICISE", codeOf(weak)))
                .closesYear("");
        year.media("broadcasting").closesYear("Cả năm chỉ đưa tin chung, không riêng đơn vị nào.");
        for (Department department : year.departments()) {
            department.summarises();
            year.province().receivesSummary(department);
        }

        year.timersFire("TimerEvent_RecognitionOpens");
        year.province().appraises(true, excellent).decides(true, excellent);

        assertThat(excellent.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
        assertThat(strong.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
        assertThat(weak.dossier().classification()).isEqualTo(Classification.YEU_KEM);
        assertThat(weak.dossier().handedInAt())
                .as("the weak commune never handed in")
                .isNull();
        assertThat(doanHung.communes())
                .allSatisfy(commune -> assertThat(commune.dossier().status()).isEqualTo(DossierStatus.CLOSED));

        year.province().rechecksAll();

        year.timersFire("TimerEvent_YearEnds");
        year.province().closesYear();
        assertThat(cycles.phase(year.year())).isEqualTo(Phase.CLOSED);
        assertThat(overview.year(year.year()).byClass().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(5);
        assertThat(overview.year(year.year()).reports())
                .containsEntry(Half.H1, new ReportFigures(2, 2, 2, 0))
                .containsEntry(Half.H2, new ReportFigures(2, 2, 2, 0));
    }

    private static String codeOf(Commune commune) {
        return commune.dossier().communeCode();
    }

    private List<String> everything() {
        return cycles.criteriaSet(year.year()).indicators().stream()
                .map(indicator -> indicator.code())
                .toList();
    }
}
