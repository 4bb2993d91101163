package vn.gov.phutho.cleangov.coverage;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

/** A piece that an outlet has published about a unit. */
@Entity
class CoveragePiece {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private AgencyYear coverageId;
    private int year;

    @Enumerated(EnumType.STRING)
    private PieceKind kind;

    private String unitCode;
    private LocalDate publishedOn;
    private String title;
    private String link;
    private String recordedBy;
    private Instant recordedAt;

    protected CoveragePiece() {}

    /** @param link the link to the piece; empty if there is none */
    CoveragePiece(
            AgencyYear coverage,
            PieceKind kind,
            String unitCode,
            LocalDate publishedOn,
            String title,
            String link,
            String recordedBy,
            Instant recordedAt) {
        this.coverageId = coverage;
        this.year = coverage.year();
        this.kind = kind;
        this.unitCode = unitCode;
        this.publishedOn = publishedOn;
        this.title = title;
        this.link = link;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    AgencyYear coverage() {
        return coverageId;
    }

    PieceKind kind() {
        return kind;
    }

    String unitCode() {
        return unitCode;
    }

    LocalDate publishedOn() {
        return publishedOn;
    }

    String title() {
        return title;
    }

    String link() {
        return link;
    }

    /** Whether both are the same piece, recorded twice. */
    boolean isSameAs(CoveragePiece other) {
        return coverageId.equals(other.coverageId)
                && kind == other.kind
                && unitCode.equals(other.unitCode)
                && publishedOn.equals(other.publishedOn)
                && title.equals(other.title);
    }
}
