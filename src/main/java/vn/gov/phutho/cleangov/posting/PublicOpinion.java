package vn.gov.phutho.cleangov.posting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.cycle.UnitYear;

/** An opinion on a commune's posted result, and the district's answer. */
@Entity
class PublicOpinion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UnitYear postingId;
    private String communeCode;
    private String speaker;
    private LocalDate receivedOn;
    private String content;
    private String recordedBy;
    private Instant recordedAt;
    private String answer;
    private String answeredBy;
    private Instant answeredAt;

    protected PublicOpinion() {}

    /** @param speaker name and hamlet of the author, or the group from which it comes */
    PublicOpinion(
            UnitYear postingId,
            String communeCode,
            String speaker,
            LocalDate receivedOn,
            String content,
            String by,
            Instant at) {
        this.postingId = postingId;
        this.communeCode = communeCode;
        this.speaker = speaker;
        this.receivedOn = receivedOn;
        this.content = content;
        recordedBy = by;
        recordedAt = at;
    }

    void answered(String answer, String by, Instant at) {
        this.answer = answer;
        answeredBy = by;
        answeredAt = at;
    }

    Long id() {
        return id;
    }

    String communeCode() {
        return communeCode;
    }

    String speaker() {
        return speaker;
    }

    LocalDate receivedOn() {
        return receivedOn;
    }

    String content() {
        return content;
    }

    /** Null if there is none yet. */
    String answer() {
        return answer;
    }

    boolean isAnswered() {
        return answer != null;
    }
}
