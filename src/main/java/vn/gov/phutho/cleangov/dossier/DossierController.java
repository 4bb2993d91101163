package vn.gov.phutho.cleangov.dossier;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.Places;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Dossiers and their sheets as JSON, only of units that the user may read. */
@RestController
class DossierController {

    /**
     * Higher than any page that exists for all dossiers of a country and a century, and within the range of the
     * database.
     */
    private static final int LAST_PAGE = 1_000_000;

    private static final int UNITS_AT_ONCE = 50;

    private final DossierService dossiers;
    private final ScoreService scoring;
    private final OfficersInCharge officers;
    private final EvidenceService evidence;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;
    private final CurrentUser user;
    private final Clock clock;

    DossierController(
            DossierService dossiers,
            ScoreService scoring,
            OfficersInCharge officers,
            EvidenceService evidence,
            CycleService cycles,
            UnitService units,
            ReadAccess access,
            CurrentUser user,
            Clock clock) {
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.officers = officers;
        this.evidence = evidence;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
        this.user = user;
        this.clock = clock;
    }

    record DossierView(
            DossierId id,
            int year,
            String communeCode,
            String communeName,
            String districtCode,
            String districtName,
            DossierStatus status,
            String statusTitle,
            Classification target,
            String commitment,
            OffsetDateTime registeredAt,
            boolean registeredInTime,
            OffsetDateTime handedInAt,
            Classification classification,
            String classificationTitle,
            OffsetDateTime classifiedAt,
            OffsetDateTime recognisedAt,
            boolean excellenceRequested,
            OffsetDateTime excellenceDecidedAt,
            OffsetDateTime closedAt) {}

    record DossierPage(List<DossierView> dossiers, int page, int pages, long total) {}

    record Totals(BigDecimal total, Map<String, BigDecimal> criteria, List<String> vetoReasons) {}

    /**
     * @param locked why the commune cannot change its sheet now; null if it can
     * @param computed the values computed from records of the year
     */
    record SheetView(
            DossierId dossierId,
            String communeName,
            CriteriaSet.Name criteriaSet,
            String locked,
            Map<String, ComputedIndicators.Value> computed,
            Map<String, Score> self,
            Totals selfTotals,
            Map<String, Score> appraised,
            Totals appraisedTotals,
            List<EvidenceView> evidence) {}

    @GetMapping("/api/dossiers")
    DossierPage dossiers(
            @RequestParam(required = false) Integer year,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(required = false) DossierStatus status,
            @RequestParam(defaultValue = "0") int page) {
        if (page < 0) {
            throw new RefusedException("Số trang không được âm.");
        }
        if (page > LAST_PAGE) {
            throw new NoSuchElementException("Không có trang %d.".formatted(page));
        }
        Places places = access.places();
        List<Unit> communes = (district.isBlank() ? units.communes() : units.communesOf(district))
                .stream().filter(places::mayRead).toList();
        Page<Dossier> found = dossiers.search(year, status, communes, page);
        return new DossierPage(
                found.stream().map(this::view).toList(), page, found.getTotalPages(), found.getTotalElements());
    }

    @GetMapping("/api/dossiers/{id}")
    DossierView dossier(@PathVariable DossierId id) {
        return view(readable(id));
    }

    @GetMapping("/api/dossiers/{id}/sheet")
    SheetView sheet(@PathVariable DossierId id) {
        Dossier dossier = readable(id);
        Map<String, Score> self = scoring.scores(dossier.key(), Side.SELF);
        Map<String, Score> appraised = scoring.scores(dossier.key(), Side.APPRAISED);
        return new SheetView(
                dossier.getId(),
                units.name(dossier.communeCode()),
                cycles.criteriaSet(dossier.year())
                        .nameFor(
                                units.known(dossier.communeCode()).orElseThrow().type()),
                scoring.sheetLocked(dossier.key()).orElse(null),
                scoring.computed(dossier.key()),
                self,
                totals(dossier.key(), self),
                appraised,
                totals(dossier.key(), appraised),
                evidence.of(List.of(dossier.key())).getOrDefault(dossier.key(), List.of()));
    }

    /**
     * The request to put an officer in charge of some communes of a district.
     *
     * @param account blank for no officer
     */
    record Charge(List<String> units, String account) {}

    /** Names the officer in charge of communes of a district: for all of them or none. */
    @PostMapping("/api/years/{year}/officers-in-charge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putInCharge(@PathVariable int year, @RequestBody Charge charge) {
        List<String> communes = charge.units() == null ? List.of() : charge.units();
        if (communes.isEmpty() || communes.size() > UNITS_AT_ONCE) {
            throw new RefusedException("Chọn từ 1 đến %d xã.".formatted(UNITS_AT_ONCE));
        }
        communes.forEach(access::require);
        String account = charge.account() == null ? "" : charge.account().strip();
        officers.name(year, communes, account, user.id(), user.groups());
    }

    private Totals totals(DossierId id, Map<String, Score> scores) {
        ScoreTotals totals = scoring.totals(id, scores);
        return new Totals(totals.total(), totals.criteria(), totals.vetoReasons());
    }

    private Dossier readable(DossierId id) {
        Dossier dossier = dossiers.dossier(id);
        access.require(dossier.communeCode());
        return dossier;
    }

    private DossierView view(Dossier d) {
        return new DossierView(
                d.getId(),
                d.year(),
                d.communeCode(),
                units.name(d.communeCode()),
                d.districtCode(),
                units.name(d.districtCode()),
                d.status(),
                d.statusTitle(),
                d.target(),
                d.commitment(),
                local(d.registeredAt()),
                d.registeredInTime(),
                local(d.handedInAt()),
                d.classification(),
                d.classification() == null ? null : d.classification().title(),
                local(d.classifiedAt()),
                local(d.recognisedAt()),
                d.excellenceRequested(),
                local(d.excellenceDecidedAt()),
                local(d.closedAt()));
    }

    private OffsetDateTime local(Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
