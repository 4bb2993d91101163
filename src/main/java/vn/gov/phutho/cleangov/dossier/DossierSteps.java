package vn.gov.phutho.cleangov.dossier;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code commune-dossier}, and the step of {@code annual-cycle} that opens dossiers. */
@Component
public class DossierSteps {

    /**
     * The number of dossiers per transaction: small enough that a crash loses little work, large enough to be fast.
     */
    static final int CHUNK = 25;

    private final DossierService dossiers;
    private final DossierProcess process;
    private final UnitService units;

    DossierSteps(DossierService dossiers, DossierProcess process, UnitService units) {
        this.dossiers = dossiers;
        this.process = process;
        this.units = units;
    }

    /**
     * Opens a chunk of dossiers with their processes in one transaction. Returns whether there may be more to open.
     */
    public boolean openDossiers(String key) {
        List<Dossier> opened = dossiers.openNext(Integer.parseInt(key), CHUNK);
        opened.forEach(dossier -> process.dossierOpened(dossier, units.name(dossier.communeCode())));
        return opened.size() == CHUNK;
    }

    public void closeDossier(DossierId key) {
        dossiers.close(key);
    }
}
