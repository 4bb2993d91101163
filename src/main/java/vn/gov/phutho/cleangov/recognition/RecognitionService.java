package vn.gov.phutho.cleangov.recognition;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.PerDossier;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The province's list of requests for excellence (D2.3e): all that have reached it, each decided once. */
@Service
@Transactional
public class RecognitionService {

    private static final int LONGEST_TEXT = 2000;

    private final RecognitionRepository recognitions;
    private final DossierService dossiers;
    private final CycleService cycles;
    private final UnitService units;
    private final PaperService papers;
    private final Clock clock;

    RecognitionService(
            RecognitionRepository recognitions,
            DossierService dossiers,
            CycleService cycles,
            UnitService units,
            PaperService papers,
            Clock clock) {
        this.recognitions = recognitions;
        this.dossiers = dossiers;
        this.cycles = cycles;
        this.units = units;
        this.papers = papers;
        this.clock = clock;
    }

    /** The requests that the chair has not decided yet. */
    @Transactional(readOnly = true)
    public List<Dossier> undecided(UnitYear id) {
        return requests(id).stream()
                .filter(dossier ->
                        !recognition(dossier).map(Recognition::decided).orElse(false))
                .toList();
    }

    /** The undecided requests that home affairs has appraised: the chair decides them. */
    @Transactional(readOnly = true)
    public List<Dossier> appraised(UnitYear id) {
        return undecided(id).stream()
                .filter(dossier -> recognition(dossier).isPresent())
                .toList();
    }

    /** Home affairs appraises every undecided request. */
    void appraise(UnitYear id, PerDossier<RequestAnswer> opinions, String by) {
        List<Dossier> requests = undecided(id);
        requireComplete(requests, opinions, "chưa chọn «đồng ý» hay «không đồng ý»", "không đồng ý");
        for (Dossier request : requests) {
            RequestAnswer opinion = opinions.of(request.key()).orElseThrow();
            Recognition recognition =
                    recognitions.findById(request.getId()).orElseGet(() -> new Recognition(request.getId()));
            recognition.appraised(
                    request.reopenings(), opinion.yes().orElseThrow(), opinion.reason(), by, clock.instant());
            recognitions.save(recognition);
        }
    }

    /** The chair decides every request that home affairs has appraised. */
    void decide(UnitYear id, PerDossier<RequestAnswer> decisions, Signature signature) {
        List<Dossier> requests = appraised(id);
        requireComplete(requests, decisions, "chưa chọn «công nhận» hay «không công nhận»", "không công nhận");
        for (Dossier request : requests) {
            RequestAnswer decision = decisions.of(request.key()).orElseThrow();
            boolean granted = decision.yes().orElseThrow();
            recognition(request).orElseThrow().decided(granted, decision.reason(), signature.by(), clock.instant());
            dossiers.decideExcellence(request.key(), granted, decision.reason());
        }
        if (!toBeGranted(id).isEmpty()) {
            papers.issue(PaperType.EXCELLENCE_DECISION, id, signature);
        }
    }

    /**
     * The dossiers that the current decision recognises: those granted, or to be granted, that are not announced yet.
     */
    @Transactional(readOnly = true)
    public List<Dossier> toBeGranted(UnitYear id) {
        return requests(id).stream()
                .filter(dossier -> recognition(dossier)
                        .filter(recognition -> !recognition.announced() && recognition.granting())
                        .isPresent())
                .toList();
    }

    /** Returns the dossiers whose decision is not announced yet, and marks it as announced. */
    public List<Dossier> announce(UnitYear id) {
        Map<DossierId, Recognition> unannounced = new HashMap<>();
        List<Dossier> decided = requests(id).stream()
                .filter(dossier -> recognition(dossier)
                        .filter(recognition -> recognition.decided() && !recognition.announced())
                        .map(recognition -> unannounced.put(dossier.getId(), recognition) == null)
                        .orElse(false))
                .toList();
        unannounced.values().forEach(recognition -> recognition.announced(clock.instant()));
        return decided;
    }

    @Transactional(readOnly = true)
    public boolean districtsPending(UnitYear id) {
        return dossiers.districtsPending(id.year(), id.unitCode());
    }

    /** The province's decision on the current request; empty if it decided only on an earlier one. */
    Optional<Recognition> recognition(Dossier dossier) {
        return recognitions.findById(dossier.getId()).filter(one -> one.isOfRound(dossier.reopenings()));
    }

    /** Whether the province's window has come: from then on its process looks at what districts request. */
    @Transactional(readOnly = true)
    public boolean opened(UnitYear id) {
        return !ZonedDateTime.now(clock)
                .isBefore(cycles.windowOf(id, Milestone.PROVINCIAL_RECOGNITION).opens());
    }

    private List<Dossier> requests(UnitYear id) {
        return dossiers.requests(id.year(), id.unitCode());
    }

    /** Every request needs an answer, every «no» needs a reason, and nothing else may be in the list. */
    private void requireComplete(
            List<Dossier> requests, PerDossier<RequestAnswer> answers, String unanswered, String no) {
        Objections problems = new Objections();
        answers.besides(requests.stream().map(Dossier::key).toList())
                .forEach(key -> problems.add("Hồ sơ «%s» không có trong danh sách đề nghị đang xét.".formatted(key)));
        for (Dossier request : requests) {
            String commune = units.name(request.communeCode());
            RequestAnswer answer = answers.of(request.key()).orElse(RequestAnswer.NONE);
            if (answer.yes().isEmpty()) {
                problems.add(commune + ": " + unanswered + ".");
            } else if (!answer.yes().get() && answer.reason().isEmpty()) {
                problems.add("%s: %s thì phải ghi lý do.".formatted(commune, no));
            } else if (answer.reason().length() > LONGEST_TEXT) {
                problems.add("%s: lý do dài quá %d ký tự.".formatted(commune, LONGEST_TEXT));
            }
        }
        problems.orThrow();
    }
}
