package vn.gov.phutho.cleangov.selfreview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.dossier.CommuneFigures;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.platform.Refusal;

/** The commune's own review: scored by its officer, opined on by the Party committee, signed by its chair. */
@Service
@Transactional
public class SelfReviewService implements CommuneFigures {

    private static final int LONGEST_TEXT = 4000;

    private final SelfReviewRepository selfReviews;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final Clock clock;

    SelfReviewService(SelfReviewRepository selfReviews, DossierService dossiers, ScoreService scoring, Clock clock) {
        this.selfReviews = selfReviews;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.clock = clock;
    }

    /**
     * Stores the sheet with all its indicators (D5); points are computed, never taken from the sheet.
     *
     * @param sheet {@code {dossier, entries: {code: entry}}}; must name this dossier
     */
    public Optional<Refusal> score(DossierId id, JsonNode sheet, String by) {
        if (!id.toString().equals(sheet.path("dossier").asText())) {
            return Optional.of(new Refusal("Bản tự chấm này không phải của hồ sơ " + id + "."));
        }
        Optional<Refusal> refusal = scoring.scoreSelf(id, sheet.path("entries"), by);
        if (refusal.isEmpty()) {
            SelfReview review = selfReviews.findById(id.toString()).orElseGet(() -> new SelfReview(id.toString()));
            review.scored(by, clock.instant());
            selfReviews.save(review);
        }
        return refusal;
    }

    public Optional<Refusal> givePartyOpinion(DossierId id, String opinion, String by) {
        if (opinion.isBlank()) {
            return Optional.of(new Refusal("Nhập ý kiến của cấp ủy."));
        }
        if (opinion.length() > LONGEST_TEXT) {
            return tooLong("Ý kiến của cấp ủy");
        }
        return selfReviews
                .findById(id.toString())
                .map(review -> {
                    review.opined(opinion, by, clock.instant());
                    return Optional.<Refusal>empty();
                })
                .orElseGet(SelfReviewService::notScored);
    }

    /** The chair signs (D3.1a); the review lies with the district from now on. */
    public Optional<Refusal> sign(DossierId id, String by) {
        return selfReviews
                .findById(id.toString())
                .map(review -> review.signed(by, clock.instant()).or(() -> dossiers.handIn(id)))
                .orElseGet(SelfReviewService::notScored);
    }

    /** The chair sends the sheet back to be corrected, as long as it can be. */
    public Optional<Refusal> sendBack(DossierId id, String reason) {
        Optional<Refusal> locked = scoring.sheetLocked(id);
        if (locked.isPresent()) {
            return locked;
        }
        if (reason.isBlank()) {
            return Optional.of(new Refusal("Ghi lý do trả lại bản tự chấm."));
        }
        if (reason.length() > LONGEST_TEXT) {
            return tooLong("Lý do trả lại");
        }
        return selfReviews
                .findById(id.toString())
                .map(review -> {
                    review.returned(reason);
                    dossiers.returned(id, reason);
                    return Optional.<Refusal>empty();
                })
                .orElseGet(SelfReviewService::notScored);
    }

    /** Why the chair sent the sheet back; empty if it was not. */
    @Transactional(readOnly = true)
    public String returnReason(DossierId id) {
        return selfReviews.findById(id.toString()).map(SelfReview::returnReason).orElse("");
    }

    /** What the Party committee said; empty if nothing yet. */
    @Transactional(readOnly = true)
    public String partyOpinion(DossierId id) {
        return selfReviews.findById(id.toString()).map(SelfReview::partyOpinion).orElse("");
    }

    private static Optional<Refusal> notScored() {
        return Optional.of(new Refusal("Xã chưa tự chấm điểm."));
    }

    private static Optional<Refusal> tooLong(String what) {
        return Optional.of(new Refusal("%s dài quá %d ký tự.".formatted(what, LONGEST_TEXT)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(DossierId commune) {
        return selfReviews.findById(commune.toString()).map(SelfReview::partyOpinion).stream()
                .map(opinion -> "Ý kiến của cấp ủy: " + opinion)
                .toList();
    }
}
