package vn.gov.phutho.cleangov.selfreview;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** Every commune measures itself, its Party committee opines, its chair signs in person. */
@Component
class SelfReviewDuties implements DutySource {

    private final SelfReviewRepository selfReviews;
    private final CycleService cycles;

    SelfReviewDuties(SelfReviewRepository selfReviews, CycleService cycles) {
        this.selfReviews = selfReviews;
        this.cycles = cycles;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.COMMUNE);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(SelfReview.class, SelfReview::getId));
    }

    @Override
    public List<Duty> duties(int year, List<Unit> units) {
        List<Unit> communes = UnitLevel.COMMUNE.of(units);
        Map<String, Window> windows = cycles.windows(year, Milestone.SELF_REVIEW, communes);
        Map<DossierId, SelfReview> written =
                selfReviews
                        .findAllById(communes.stream()
                                .map(commune -> new DossierId(year, commune.code()))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(SelfReview::getId, Function.identity()));
        return communes.stream()
                .flatMap(commune -> duties(
                        commune.code(),
                        windows.get(commune.code()),
                        Optional.ofNullable(written.get(new DossierId(year, commune.code())))))
                .toList();
    }

    private static Stream<Duty> duties(String commune, Window window, Optional<SelfReview> review) {
        return Stream.of(
                Duty.in(
                        window,
                        "self-review",
                        Clause.D5,
                        "Tự chấm điểm theo 5 tiêu chuẩn",
                        commune,
                        Role.COMMUNE_OFFICER.group(commune),
                        review.map(SelfReview::scoredAt).orElse(null)),
                Duty.in(
                        window,
                        "party-opinion",
                        Clause.D3_3,
                        "Cấp ủy cho ý kiến về bản tự đánh giá",
                        commune,
                        Role.COMMUNE_PARTY.group(commune),
                        review.map(SelfReview::opinedAt).orElse(null)),
                Duty.in(
                        window,
                        "self-review-signature",
                        Clause.D3_1A,
                        "Chủ tịch ký bản tự đánh giá",
                        commune,
                        Role.COMMUNE_CHAIR.group(commune),
                        review.map(SelfReview::signedAt).orElse(null)));
    }
}
