package vn.gov.phutho.cleangov.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Districts report in June and in the first week of December; the province receives. */
@Component
class ReportDuties implements DutySource {

    private final ReportRepository reports;
    private final ReportService service;
    private final CycleService cycles;
    private final UnitService units;
    private final Clock clock;

    ReportDuties(ReportRepository reports, ReportService service, CycleService cycles, UnitService units, Clock clock) {
        this.reports = reports;
        this.service = service;
        this.cycles = cycles;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.DISTRICT, UnitLevel.PROVINCE);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(Report.class, Report::key));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> requested) {
        Set<String> asked = requested.stream().map(Unit::code).collect(Collectors.toSet());
        List<Unit> districts = units.districts();
        Map<Half, Map<String, Window>> windows = Stream.of(Half.values())
                .collect(Collectors.toMap(
                        Function.identity(), half -> cycles.windows(year, half.milestone(), districts)));
        return reports.findByYearOrderById(year).stream()
                .flatMap(report -> Stream.concat(
                        Stream.of(report(report, windows.get(report.key().half()))), receipt(report)))
                .filter(duty -> asked.contains(duty.unitCode()))
                .toList();
    }

    private Duty report(Report report, Map<String, Window> windows) {
        String district = report.key().districtCode();
        Window window = windows.get(district);
        return new Duty(
                "report-" + report.key().half(),
                Clause.D2_4,
                report.key().half().milestone().title(),
                district,
                (report.waitsForChair() ? Role.DISTRICT_CHAIR : Role.DISTRICT_OFFICER).group(district),
                window.opens(),
                service.due(report, window),
                report.submittedAt());
    }

    private Stream<Duty> receipt(Report report) {
        if (report.submittedAt() == null) {
            return Stream.empty();
        }
        String district = report.key().districtCode();
        String province = units.provinceOf(district).code();
        return Stream.of(new Duty(
                "receipt-%s-%s".formatted(report.key().half(), district),
                Clause.D2_4,
                "Tiếp nhận «%s» của %s"
                        .formatted(report.key().half().milestone().title(), units.name(district)),
                province,
                Role.PROVINCE_OFFICER.group(province),
                report.submittedAt().atZone(clock.getZone()),
                service.receiptDue(report),
                report.receivedAt()));
    }
}
