package vn.gov.phutho.cleangov.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/**
 * The duties of a session: agencies appraise, the Front gives its opinion, the chair classifies and recognises, and
 * requests excellence.
 */
@Component
class AssessmentDuties implements DutySource {

    private final AssessmentRepository assessments;
    private final AppraisalRepository appraisals;
    private final DossierService dossiers;
    private final CycleService cycles;

    AssessmentDuties(
            AssessmentRepository assessments,
            AppraisalRepository appraisals,
            DossierService dossiers,
            CycleService cycles) {
        this.assessments = assessments;
        this.appraisals = appraisals;
        this.dossiers = dossiers;
        this.cycles = cycles;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.DISTRICT);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(
                new Kind<>(Assessment.class, Assessment::getId),
                new Kind<>(Appraisal.class, appraisal -> appraisal.id().assessmentId()),
                new Kind<>(Dossier.class, Dossier::key));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> units) {
        List<Unit> districts = UnitLevel.DISTRICT.of(units);
        Map<String, Window> appraisal = cycles.windows(year, Milestone.APPRAISAL, districts);
        Map<String, Window> assessment = cycles.windows(year, Milestone.DISTRICT_ASSESSMENT, districts);
        List<UnitYear> keys = districts.stream()
                .map(district -> new UnitYear(year, district.code()))
                .toList();
        Map<Appraisal.Id, Instant> appraised = appraisals.findByIdAssessmentIdIn(keys).stream()
                .collect(Collectors.toMap(Appraisal::id, Appraisal::appraisedAt));
        List<CriteriaSet.Agency> agencies = cycles.criteriaSet(year).agencies();
        return assessments.findAllById(keys).stream()
                .flatMap(one -> Stream.concat(
                        appraisals(one, agencies, appraisal.get(one.districtCode()), appraised),
                        decisions(one, assessment.get(one.districtCode()))))
                .toList();
    }

    private static Stream<Duty> appraisals(
            Assessment assessment,
            List<CriteriaSet.Agency> agencies,
            Window window,
            Map<Appraisal.Id, Instant> appraised) {
        return agencies.stream()
                .map(agency -> Duty.in(
                        window,
                        "appraisal-" + agency.code(),
                        Clause.D2_3C,
                        "Thẩm định chỉ tiêu",
                        assessment.districtCode(),
                        Role.agencyGroup(agency.code(), assessment.districtCode()),
                        appraised.get(new Appraisal.Id(assessment.getId(), agency.code()))));
    }

    private Stream<Duty> decisions(Assessment assessment, Window window) {
        String district = assessment.districtCode();
        String chair = Role.DISTRICT_CHAIR.group(district);
        return Stream.of(
                        Optional.of(Duty.in(
                                window,
                                "front-opinion",
                                Clause.D2_1,
                                "Ý kiến của Mặt trận về kết quả các xã",
                                district,
                                Role.DISTRICT_FRONT.group(district),
                                assessment.frontOpinedAt())),
                        Optional.of(Duty.in(
                                window,
                                "classification",
                                Clause.D2_3C,
                                "Đánh giá, xếp loại các xã theo 5 tiêu chuẩn",
                                district,
                                assessment.summary() == null ? Role.DISTRICT_OFFICER.group(district) : chair,
                                assessment.decidedAt())),
                        Optional.of(Duty.in(
                                window,
                                "recognition",
                                Clause.D2_3D,
                                "Công nhận chính quyền trong sạch, vững mạnh",
                                district,
                                chair,
                                assessment.decidedAt())),
                        request(assessment, window))
                .flatMap(Optional::stream);
    }

    /**
     * The duty to request excellence. It exists until it is decided whether any commune is excellent; there is no
     * duty if none is.
     */
    private Optional<Duty> request(Assessment assessment, Window window) {
        List<Dossier> excellent = dossiers.ofDistrict(assessment.year(), assessment.districtCode()).stream()
                .filter(dossier -> dossier.excellenceRequested() && dossier.reopenings() == 0)
                .toList();
        if (assessment.decided() && excellent.isEmpty()) {
            return Optional.empty();
        }
        Instant requested = excellent.stream()
                .map(Dossier::requestedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return Optional.of(Duty.in(
                window,
                "excellence-request",
                Clause.D2_3E,
                "Trình tỉnh xét công nhận xuất sắc",
                assessment.districtCode(),
                Role.DISTRICT_CHAIR.group(assessment.districtCode()),
                requested));
    }
}
