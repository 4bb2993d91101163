package vn.gov.phutho.cleangov.document;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;

/** A legal basis of decisions, with the period in which it is in force. */
@Entity
class LegalGround {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String text;
    private LocalDate validFrom;
    private LocalDate validUntil;

    protected LegalGround() {}

    /**
     * @param text without «Căn cứ» before it
     * @param validFrom the first day; null if it has always been in force
     * @param validUntil the last day; null if it is not known yet
     */
    LegalGround(String text, LocalDate validFrom, LocalDate validUntil) {
        this.text = text;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    void endsOn(LocalDate lastDay) {
        validUntil = lastDay;
    }

    boolean validOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    Long id() {
        return id;
    }

    String text() {
        return text;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    LocalDate validUntil() {
        return validUntil;
    }
}
