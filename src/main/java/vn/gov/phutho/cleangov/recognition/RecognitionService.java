package vn.gov.phutho.cleangov.recognition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
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

    /** The undecided requests that home affairs has appraised: what lies before the chair. */
    @Transactional(readOnly = true)
    public List<Dossier> appraised(UnitYear id) {
        return undecided(id).stream()
                .filter(dossier -> recognition(dossier).isPresent())
                .toList();
    }

    /**
     * Home affairs appraises every undecided request.
     *
     * @param opinions an object dossier → {@code {agreed, opinion}}
     */
    public void appraise(UnitYear id, JsonNode opinions, String by) {
        List<Dossier> requests = undecided(id);
        List<String> problems = problems(
                requests, opinions, "agreed", "opinion", "chưa chọn «đồng ý» hay «không đồng ý»", "không đồng ý");
        Objections.orThrow(problems);
        for (Dossier request : requests) {
            JsonNode opinion = opinions.path(request.getId());
            Recognition recognition =
                    recognitions.findById(request.getId()).orElseGet(() -> new Recognition(request.getId()));
            recognition.appraised(
                    request.reopenings(),
                    opinion.path("agreed").asBoolean(),
                    text(opinion, "opinion"),
                    by,
                    clock.instant());
            recognitions.save(recognition);
        }
    }

    /**
     * The chair decides every request that home affairs has appraised.
     *
     * @param decisions an object dossier → {@code {granted, reason}}
     */
    public void decide(UnitYear id, JsonNode decisions, String by) {
        List<Dossier> requests = appraised(id);
        List<String> problems = problems(
                requests,
                decisions,
                "granted",
                "reason",
                "chưa chọn «công nhận» hay «không công nhận»",
                "không công nhận");
        Objections.orThrow(problems);
        for (Dossier request : requests) {
            JsonNode decision = decisions.path(request.getId());
            boolean granted = decision.path("granted").asBoolean();
            String reason = text(decision, "reason");
            recognition(request).orElseThrow().decided(granted, reason, by, clock.instant());
            dossiers.decideExcellence(request.key(), granted, reason);
        }
        if (!toBeGranted(id).isEmpty()) {
            papers.issue(PaperType.EXCELLENCE_DECISION, id.toString(), by);
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
        Map<String, Recognition> untold = new HashMap<>();
        List<Dossier> decided = requests(id).stream()
                .filter(dossier -> recognition(dossier)
                        .filter(recognition -> recognition.decided() && !recognition.announced())
                        .map(recognition -> untold.put(dossier.getId(), recognition) == null)
                        .orElse(false))
                .toList();
        untold.values().forEach(recognition -> recognition.announced(clock.instant()));
        return decided;
    }

    @Transactional(readOnly = true)
    public boolean districtsPending(UnitYear id) {
        return dossiers.districtsPending(id.year(), id.unitCode());
    }

    /** What the province has said of the request as it stands; empty if of an earlier one only. */
    Optional<Recognition> recognition(Dossier dossier) {
        return recognitions.findById(dossier.getId()).filter(one -> one.isOfRound(dossier.reopenings()));
    }

    /** Whether the province's window has come: from then on its process looks at what districts request. */
    @Transactional(readOnly = true)
    public boolean opened(UnitYear id) {
        return !ZonedDateTime.now(clock)
                .isBefore(cycles.windowOf(id.toString(), Milestone.PROVINCIAL_RECOGNITION)
                        .opens());
    }

    private List<Dossier> requests(UnitYear id) {
        return dossiers.requests(id.year(), id.unitCode());
    }

    /** Every request needs an answer, every «no» needs a reason, and nothing else may be in the list. */
    private List<String> problems(
            List<Dossier> requests, JsonNode answers, String yesNo, String text, String unanswered, String no) {
        List<String> problems = new ArrayList<>();
        Set<String> expected = requests.stream().map(Dossier::getId).collect(Collectors.toSet());
        answers.fieldNames().forEachRemaining(key -> {
            if (!expected.contains(key)) {
                problems.add("Hồ sơ «%s» không có trong danh sách đề nghị đang xét.".formatted(key));
            }
        });
        for (Dossier request : requests) {
            String commune = units.name(request.communeCode());
            JsonNode answer = answers.path(request.getId());
            if (!answer.path(yesNo).isBoolean()) {
                problems.add(commune + ": " + unanswered + ".");
            } else if (!answer.path(yesNo).asBoolean() && text(answer, text).isBlank()) {
                problems.add("%s: %s thì phải ghi lý do.".formatted(commune, no));
            } else if (text(answer, text).length() > LONGEST_TEXT) {
                problems.add("%s: lý do dài quá %d ký tự.".formatted(commune, LONGEST_TEXT));
            }
        }
        return problems;
    }

    private static String text(JsonNode answer, String field) {
        return answer.path(field).asText("").strip();
    }
}
