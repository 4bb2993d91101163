package vn.gov.phutho.cleangov.implementation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** A difficulty that a commune cannot solve by itself, and what its district answered (D3.1b). */
@Entity
class Difficulty {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private DossierId dossierId;
    private String source;
    private String content;
    private String raisedBy;
    private Instant raisedAt;
    private Instant answeredAt;
    private Instant solvedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "difficulty_answer", joinColumns = @JoinColumn(name = "difficulty_id"))
    @OrderColumn(name = "number")
    private List<Answer> answers = new ArrayList<>();

    /**
     * What the district did, and what the commune said to it.
     *
     * @param missing what the commune still misses; empty if nothing, null as long as it has not judged
     */
    @Embeddable
    record Answer(
            String answer, String answeredBy, Instant answeredAt, String missing, String judgedBy, Instant judgedAt) {}

    protected Difficulty() {}

    /** @param source where the commune raised it, in Vietnamese: «giao ban tháng 3» */
    Difficulty(DossierId dossierId, String source, String content, String raisedBy, Instant raisedAt) {
        this.dossierId = dossierId;
        this.source = source;
        this.content = content;
        this.raisedBy = raisedBy;
        this.raisedAt = raisedAt;
    }

    void answered(String answer, String by, Instant at) {
        if (solvedAt != null || waitsForJudgement()) {
            throw new RefusedException("Huyện đã trả lời khó khăn này.");
        }
        answers.add(new Answer(answer, by, at, null, null, null));
        answeredAt = at;
    }

    /** @param missing what the commune still misses; empty if the difficulty is solved */
    void judged(String missing, String by, Instant at) {
        if (!waitsForJudgement()) {
            throw new RefusedException("Huyện chưa trả lời khó khăn này.");
        }
        Answer last = answers.get(answers.size() - 1);
        answers.set(
                answers.size() - 1, new Answer(last.answer(), last.answeredBy(), last.answeredAt(), missing, by, at));
        if (missing.isEmpty()) {
            solvedAt = at;
        }
    }

    /** Whether the district has to answer, or to answer again. */
    boolean waitsForDistrict() {
        return solvedAt == null && !waitsForJudgement();
    }

    private boolean waitsForJudgement() {
        return last().filter(answer -> answer.judgedAt() == null).isPresent();
    }

    /** The district's last answer; empty if there is none yet. */
    Optional<Answer> last() {
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(answers.size() - 1));
    }

    /** From when the district's days count: when it was raised, or last sent back. */
    Instant askedAt() {
        return answers.stream()
                .filter(answer -> answer.judgedAt() != null)
                .map(Answer::judgedAt)
                .reduce(raisedAt, (earlier, later) -> later);
    }

    /** When the district last answered; null as long as it has not. */
    Instant answeredAt() {
        return answeredAt;
    }

    Long id() {
        return id;
    }

    DossierId dossierId() {
        return dossierId;
    }

    String source() {
        return source;
    }

    String content() {
        return content;
    }

    String raisedBy() {
        return raisedBy;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    /** Null as long as it is not. */
    Instant solvedAt() {
        return solvedAt;
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }
}
