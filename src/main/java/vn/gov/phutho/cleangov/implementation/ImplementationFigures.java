package vn.gov.phutho.cleangov.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.DistrictFigures;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.CommuneFigures;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;

/**
 * The figures on forecasts of communes and on grassroots democracy in a district's report (D3.3, D3.4), and on a
 * commune's year in a request for excellence.
 */
@Component
class ImplementationFigures implements DistrictFigures, CommuneFigures {

    private final DemocracyItemRepository democracyItems;
    private final BriefingRepository briefings;
    private final PartyReportRepository partyReports;
    private final InterimReviewRepository interimReviews;
    private final DossierService dossiers;
    private final Clock clock;

    ImplementationFigures(
            DemocracyItemRepository democracyItems,
            BriefingRepository briefings,
            PartyReportRepository partyReports,
            InterimReviewRepository interimReviews,
            DossierService dossiers,
            Clock clock) {
        this.democracyItems = democracyItems;
        this.briefings = briefings;
        this.partyReports = partyReports;
        this.interimReviews = interimReviews;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(UnitYear district) {
        List<DossierId> communes = dossiers.ofDistrict(district.year(), district.unitCode()).stream()
                .map(Dossier::getId)
                .toList();
        List<DemocracyItem> planned = democracyItems.findByDossierIdInOrderByPlannedOnAscIdAsc(communes);
        LocalDate today = LocalDate.now(clock);
        return List.of(
                forecast(communes),
                (DEMOCRACY + "%d/%d xã, phường, thị trấn có kế hoạch; đã thực hiện %d/%d nội dung; quá ngày dự kiến %d")
                        .formatted(
                                planned.stream()
                                        .map(DemocracyItem::dossierId)
                                        .distinct()
                                        .count(),
                                communes.size(),
                                planned.stream().filter(DemocracyItem::done).count(),
                                planned.size(),
                                planned.stream()
                                        .filter(item ->
                                                !item.done() && item.plannedOn().isBefore(today))
                                        .count()));
    }

    /** What the communes' own interim reviews expect (D3.3). */
    private String forecast(List<DossierId> communes) {
        List<InterimReview> reviews = interimReviews.findAllById(communes);
        String classes = Stream.of(Classification.values())
                .map(one -> "%s: %d"
                        .formatted(
                                one.title(),
                                reviews.stream()
                                        .filter(review -> review.forecast() == one)
                                        .count()))
                .collect(Collectors.joining("; "));
        return (FORECAST + "%d/%d xã, phường, thị trấn đã sơ kết (%s)")
                .formatted(reviews.size(), communes.size(), classes);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(DossierId commune) {
        List<DemocracyItem> planned = democracyItems.findByDossierIdOrderByPlannedOnAscIdAsc(commune);
        Stream<String> counted =
                Stream.of("Giao ban %d kỳ; báo cáo cấp ủy %d lần; thực hiện %d/%d nội dung dân chủ cơ sở."
                        .formatted(
                                briefings.findByDossierIdOrderByMonth(commune).size(),
                                partyReports
                                        .findByDossierIdOrderByQuarter(commune)
                                        .size(),
                                planned.stream().filter(DemocracyItem::done).count(),
                                planned.size()));
        return Stream.concat(
                        counted,
                        interimReviews.findById(commune).stream().map(review -> "Ưu điểm: " + review.strengths()))
                .toList();
    }
}
