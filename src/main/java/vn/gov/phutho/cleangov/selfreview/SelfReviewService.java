package vn.gov.phutho.cleangov.selfreview;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.dossier.CommuneFigures;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * The commune's own review. Its officer scores it, the Party committee gives an opinion, its chair signs it.
 */
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
     * @param sheet must name this dossier
     */
    void score(DossierId id, OwnSheet sheet, String by) {
        if (!sheet.isOf(id)) {
            throw new RefusedException("Bản tự chấm này không phải của hồ sơ " + id + ".");
        }
        scoring.scoreSelf(id, sheet.entries(), by);
        SelfReview review = selfReviews.findById(id).orElseGet(() -> new SelfReview(id));
        review.scored(by, clock.instant());
        selfReviews.save(review);
    }

    public void givePartyOpinion(DossierId id, String opinion, String by) {
        if (opinion.isBlank()) {
            throw new RefusedException("Nhập ý kiến của cấp ủy.");
        }
        requireShort("Ý kiến của cấp ủy", opinion);
        scored(id).opined(opinion, by, clock.instant());
    }

    /** The chair signs (D3.1a). From now on the district works on the review. */
    public void sign(DossierId id, String by) {
        scored(id).signed(by, clock.instant());
        dossiers.handIn(id);
    }

    /** The chair sends the sheet back to be corrected, as long as it can be. */
    public void sendBack(DossierId id, String reason) {
        scoring.requireSheetOpen(id);
        if (reason.isBlank()) {
            throw new RefusedException("Ghi lý do trả lại bản tự chấm.");
        }
        requireShort("Lý do trả lại", reason);
        scored(id).returned(reason);
        dossiers.returned(id, reason);
    }

    /** Why the chair sent the sheet back; empty if it was not. */
    @Transactional(readOnly = true)
    public String returnReason(DossierId id) {
        return selfReviews.findById(id).map(SelfReview::returnReason).orElse("");
    }

    /** What the Party committee said; empty if nothing yet. */
    @Transactional(readOnly = true)
    public String partyOpinion(DossierId id) {
        return selfReviews.findById(id).map(SelfReview::partyOpinion).orElse("");
    }

    private SelfReview scored(DossierId id) {
        return selfReviews.findById(id).orElseThrow(() -> new RefusedException("Xã chưa tự chấm điểm."));
    }

    private static void requireShort(String what, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new RefusedException("%s dài quá %d ký tự.".formatted(what, LONGEST_TEXT));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(DossierId commune) {
        return selfReviews.findById(commune).map(SelfReview::partyOpinion).stream()
                .map(opinion -> "Ý kiến của cấp ủy: " + opinion)
                .toList();
    }
}
