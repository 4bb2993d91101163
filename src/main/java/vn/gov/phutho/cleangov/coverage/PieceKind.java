package vn.gov.phutho.cleangov.coverage;

import java.util.Arrays;
import java.util.Optional;

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

    /** The kind with this name; empty if a form sent something else. */
    static Optional<PieceKind> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
