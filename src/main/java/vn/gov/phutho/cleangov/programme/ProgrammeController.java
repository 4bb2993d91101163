package vn.gov.phutho.cleangov.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** A district's programme as JSON, for its forms. */
@RestController
class ProgrammeController {

    private final ProgrammeService programmes;
    private final DossierService dossiers;
    private final UnitService units;
    private final ReadAccess access;

    ProgrammeController(ProgrammeService programmes, DossierService dossiers, UnitService units, ReadAccess access) {
        this.programmes = programmes;
        this.dossiers = dossiers;
        this.units = units;
        this.access = access;
    }

    record ProgrammeView(UnitYear programmeId, String districtName, List<CommuneRow> communes) {}

    /** @param briefedOn null as long as the commune's key officials have not been briefed */
    record CommuneRow(DossierId dossierId, String communeName, LocalDate briefedOn, Integer attendees) {}

    @GetMapping("/api/programmes/{id}")
    ProgrammeView programme(@PathVariable UnitYear id) {
        UnitYear key = programmes.programme(id).key();
        access.require(key.unitCode());
        Map<DossierId, CommuneBriefing> briefed = programmes.briefed(key);
        return new ProgrammeView(
                id,
                units.name(key.unitCode()),
                dossiers.ofDistrict(key.year(), key.unitCode()).stream()
                        .map(dossier -> {
                            Optional<CommuneBriefing> briefing = Optional.ofNullable(briefed.get(dossier.getId()));
                            return new CommuneRow(
                                    dossier.getId(),
                                    units.name(dossier.communeCode()),
                                    briefing.map(CommuneBriefing::briefedOn).orElse(null),
                                    briefing.map(CommuneBriefing::attendees).orElse(null));
                        })
                        .toList());
    }
}
