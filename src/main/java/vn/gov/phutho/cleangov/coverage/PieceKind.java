package vn.gov.phutho.cleangov.coverage;

/** The purpose of a piece, in the directive's words (D4). */
public enum PieceKind {
    COMMEND("Biểu dương"),
    CRITICISE("Phê phán"),
    EXPERIENCE("Phổ biến kinh nghiệm");

    private final String title;

    PieceKind(String title) {
        this.title = title;
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }
}
