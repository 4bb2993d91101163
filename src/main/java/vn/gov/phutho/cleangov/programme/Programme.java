package vn.gov.phutho.cleangov.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.FourEyes;

/** A district's programme of one year. */
@Entity
class Programme extends AssignedKey<UnitYear> {

    @Id
    private UnitYear id;

    private int year;
    private String districtCode;
    private String content = "";
    private String organisations = "";
    private String returnReason = "";
    private String draftedBy;
    private Instant approvedAt;
    private String approvedBy;
    private String targetNumber;
    private LocalDate targetDate;
    private String targetText;
    private String followUp;
    private String followedUpBy;
    private Instant followedUpAt;

    protected Programme() {}

    Programme(UnitYear id) {
        this.id = id;
        this.year = id.year();
        this.districtCode = id.unitCode();
    }

    /** @param organisations names, with semicolons between them */
    void draft(String content, String organisations, String by) {
        if (approvedAt != null) {
            throw new RefusedException("Chủ tịch UBND huyện đã duyệt chương trình này, không sửa được nữa.");
        }
        this.content = content;
        this.organisations = organisations;
        draftedBy = by;
    }

    void approve(String by, Instant at) {
        if (draftedBy == null) {
            throw new RefusedException("Chương trình chưa được soạn nên chưa duyệt được.");
        }
        FourEyes.require(by, draftedBy, "soạn chương trình này", "duyệt");
        approvedBy = by;
        approvedAt = at;
        returnReason = "";
    }

    void sendBack(String reason) {
        returnReason = reason;
    }

    /** Registration is among the district's emulation targets, by this document. */
    void targetSet(String number, LocalDate date, String text) {
        targetNumber = number;
        targetDate = date;
        targetText = text;
    }

    /** What the chair decided about the communes that had not registered. */
    void followedUp(String decision, String by, Instant at) {
        followUp = decision;
        followedUpBy = by;
        followedUpAt = at;
    }

    /** Whether it is written and waits for the chair. */
    boolean waitsForChair() {
        return draftedBy != null && returnReason.isEmpty() && approvedAt == null;
    }

    /** When the chair decided what to do about those who had not registered; null if there was no need, or not yet. */
    Instant followedUpAt() {
        return followedUpAt;
    }

    UnitYear key() {
        return new UnitYear(year, districtCode);
    }

    String content() {
        return content;
    }

    String organisations() {
        return organisations;
    }

    String returnReason() {
        return returnReason;
    }

    Optional<Instant> approvedAt() {
        return Optional.ofNullable(approvedAt);
    }

    /** Number and date of the document that sets the emulation target; null as long as there is none. */
    String targetNumber() {
        return targetNumber;
    }

    LocalDate targetDate() {
        return targetDate;
    }

    String followUp() {
        return followUp;
    }

    @Override
    public UnitYear getId() {
        return id;
    }
}
