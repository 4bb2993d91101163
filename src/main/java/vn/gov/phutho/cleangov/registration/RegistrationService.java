package vn.gov.phutho.cleangov.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.platform.Refusal;

/** Registers communes and records how the late ones were urged. */
@Service
@Transactional
public class RegistrationService {

    private static final int LONGEST_TEXT = 2000;

    private final DossierService dossiers;
    private final UrgingRepository urgings;
    private final Clock clock;

    RegistrationService(DossierService dossiers, UrgingRepository urgings, Clock clock) {
        this.dossiers = dossiers;
        this.urgings = urgings;
        this.clock = clock;
    }

    /**
     * The chair registers the commune (D2.3a, D3.1a).
     *
     * @param target what it strives for; empty if the form named none that exists
     * @return a refusal for a second registration, a missing target or commitment
     */
    public Optional<Refusal> register(DossierId id, Optional<Classification> target, String commitment, String by) {
        return dossiers.register(id, target.orElse(null), commitment, by);
    }

    /**
     * Records what the district did about a commune that is late.
     *
     * @param promisedOn the day by which the commune promised to register; empty if it named none
     * @param stopReason why the district urges this commune no more; empty if it goes on
     */
    public Optional<Refusal> urge(
            DossierId id, String action, Optional<LocalDate> promisedOn, Optional<String> stopReason, String by) {
        if (action.isBlank()) {
            return Optional.of(new Refusal("Ghi đã đôn đốc xã như thế nào (gọi điện, công văn, làm việc trực tiếp…)."));
        }
        if (action.length() > LONGEST_TEXT) {
            return Optional.of(new Refusal("Nội dung đôn đốc dài quá %d ký tự.".formatted(LONGEST_TEXT)));
        }
        if (promisedOn.isPresent() && promisedOn.get().isBefore(LocalDate.now(clock))) {
            return Optional.of(new Refusal("Ngày xã hẹn đăng ký không được ở trong quá khứ."));
        }
        if (stopReason.isPresent() && stopReason.get().isBlank()) {
            return Optional.of(new Refusal("Thôi đôn đốc thì phải ghi lý do."));
        }
        if (stopReason.isPresent() && stopReason.get().length() > LONGEST_TEXT) {
            return Optional.of(new Refusal("Lý do thôi đôn đốc dài quá %d ký tự.".formatted(LONGEST_TEXT)));
        }
        dossiers.dossier(id);
        urgings.save(new Urging(
                id.toString(), action, promisedOn.orElse(null), stopReason.orElse(null), by, clock.instant()));
        return Optional.empty();
    }

    /** The day by which the commune last promised to register; empty if it named none. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastPromise(DossierId id) {
        return urgings.findFirstByDossierIdOrderByUrgedAtDesc(id.toString()).map(Urging::promisedOn);
    }
}
