package vn.gov.phutho.cleangov.recheck;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.recheck.RecheckedCommune.Conclusion;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The re-checks as JSON, with everything that is needed to draw a sample again. */
@RestController
class RecheckController {

    private final RecheckService rechecks;
    private final UnitService units;
    private final ReadAccess access;

    RecheckController(RecheckService rechecks, UnitService units, ReadAccess access) {
        this.rechecks = rechecks;
        this.units = units;
        this.access = access;
    }

    /**
     * @param share per cent; null before the draw, like the seed
     * @param nothingAt when it was recorded that no commune is recognised; null otherwise
     * @param frame the communes from which the sample was drawn, by code; empty before the draw
     * @param asDrawn whether seed, share and frame give this sample; null before the draw
     */
    record RecheckView(
            UnitYear recheckId,
            int year,
            String provinceName,
            List<DistrictView> districts,
            Instant nothingAt,
            Integer share,
            Long seed,
            Instant drawnAt,
            int frameSize,
            List<Recheck.Framed> frame,
            List<SampledView> sample,
            Boolean asDrawn) {}

    /** @param recognised communes that the district recognises now */
    record DistrictView(String code, String name, long recognised, long undecided) {}

    /** @param remarks the deviation by the code of each checked indicator; empty where it is correct */
    record SampledView(
            DossierId dossierId,
            String communeCode,
            String communeName,
            Conclusion conclusion,
            String conclusionTitle,
            String reason,
            Map<String, String> remarks,
            Instant concludedAt) {}

    @GetMapping("/api/rechecks/{id}")
    @Transactional(readOnly = true)
    RecheckView recheck(@PathVariable UnitYear id) {
        Recheck recheck = rechecks.recheck(id);
        access.require(id.unitCode());
        List<Dossier> recognised = rechecks.recognised(id);
        List<Dossier> undecided = rechecks.undecided(id);
        return new RecheckView(
                id,
                id.year(),
                units.name(id.unitCode()),
                units.childrenOf(id.unitCode()).stream()
                        .map(district -> new DistrictView(
                                district.code(),
                                district.name(),
                                count(recognised, district.code()),
                                count(undecided, district.code())))
                        .toList(),
                recheck.nothingAt(),
                recheck.share(),
                recheck.seed(),
                recheck.drawnAt(),
                recheck.frame().size(),
                recheck.frame().stream()
                        .sorted(Comparator.comparing(Recheck.Framed::communeCode))
                        .toList(),
                rechecks.sample(id).stream().map(this::view).toList(),
                recheck.drawnAt() == null ? null : rechecks.isAsDrawn(id));
    }

    private static long count(List<Dossier> dossiers, String district) {
        return dossiers.stream()
                .filter(dossier -> dossier.districtCode().equals(district))
                .count();
    }

    private SampledView view(RecheckedCommune one) {
        return new SampledView(
                one.getId(),
                one.dossier().communeCode(),
                units.name(one.dossier().communeCode()),
                one.conclusion(),
                one.conclusion() == null ? null : one.conclusion().title(),
                one.reason(),
                new TreeMap<>(one.remarks()),
                one.concludedAt());
    }
}
