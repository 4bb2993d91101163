package vn.gov.phutho.cleangov.registration;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Registers communes. */
@Service
@Transactional
public class RegistrationService {

    private final DossierService dossiers;

    RegistrationService(DossierService dossiers) {
        this.dossiers = dossiers;
    }

    /**
     * The chair registers the commune (D2.3a, D3.1a).
     *
     * @param target its target; empty if the form names no existing class
     * @throws RefusedException for a second registration, a missing target or commitment
     */
    public void register(DossierId id, Optional<Classification> target, String commitment, String by) {
        dossiers.register(id, target.orElse(null), commitment, by);
    }
}
