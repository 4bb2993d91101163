package vn.gov.phutho.cleangov.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.DistrictFigures;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;

/** What a district's report tells of grassroots democracy in its communes (D3.4). */
@Component
class ImplementationFigures implements DistrictFigures {

    private final DemocracyItemRepository democracyItems;
    private final DossierService dossiers;
    private final Clock clock;

    ImplementationFigures(DemocracyItemRepository democracyItems, DossierService dossiers, Clock clock) {
        this.democracyItems = democracyItems;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(UnitYear district) {
        List<String> communes = dossiers.ofDistrict(district.year(), district.unitCode()).stream()
                .map(Dossier::getId)
                .toList();
        List<DemocracyItem> planned = democracyItems.findByDossierIdInOrderByPlannedOnAscIdAsc(communes);
        LocalDate today = LocalDate.now(clock);
        return List.of((DEMOCRACY
                        + "%d/%d xã, phường, thị trấn có kế hoạch; đã thực hiện %d/%d nội dung; quá ngày dự kiến %d")
                .formatted(
                        planned.stream()
                                .map(DemocracyItem::dossierId)
                                .distinct()
                                .count(),
                        communes.size(),
                        planned.stream().filter(DemocracyItem::done).count(),
                        planned.size(),
                        planned.stream()
                                .filter(item -> !item.done() && item.plannedOn().isBefore(today))
                                .count()));
    }
}
