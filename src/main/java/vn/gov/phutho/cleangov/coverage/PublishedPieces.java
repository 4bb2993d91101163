package vn.gov.phutho.cleangov.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * What an outlet has published, as the form sends it.
 *
 * @param closing whether these are the last pieces of the year
 * @param closingNote why there are no pieces; required if the outlet closes its year without any
 */
record PublishedPieces(List<Piece> pieces, boolean closing, String closingNote) {

    /**
     * A row of the form.
     *
     * @param unit the code of the unit that the piece is about, as the form names it
     * @param link the link to the piece; empty if there is none
     */
    record Piece(Optional<PieceKind> kind, String unit, Optional<LocalDate> publishedOn, String title, String link) {}

    /** @param pieces {@code [{kind, unit, publishedOn, title, link}]} */
    static PublishedPieces read(FormPart pieces, boolean closing, String closingNote) {
        return new PublishedPieces(
                pieces.rows().stream().map(PublishedPieces::piece).toList(), closing, closingNote);
    }

    private static Piece piece(FormPart row) {
        return new Piece(
                row.oneOf(PieceKind.class, "kind"),
                row.text("unit"),
                row.day("publishedOn"),
                row.text("title"),
                row.text("link"));
    }
}
