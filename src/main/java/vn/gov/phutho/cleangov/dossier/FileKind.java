package vn.gov.phutho.cleangov.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The kinds of files allowed as evidence. The first bytes decide the kind, and the file name must match it. */
enum FileKind {
    PDF("application/pdf", true, "25504446 2D", "pdf"),
    PNG("image/png", true, "89504E47 0D0A1A0A", "png"),
    JPEG("image/jpeg", true, "FFD8FF", "jpg", "jpeg", "jpe", "jfif"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "504B0304", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "504B0304", "xlsx"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", false, "504B0304", "pptx"),
    OLD_WORD("application/msword", false, "D0CF11E0 A1B11AE1", "doc"),
    OLD_EXCEL("application/vnd.ms-excel", false, "D0CF11E0 A1B11AE1", "xls");

    /** The mark of a PDF begins within so many bytes: scanners and printers write lines of their own before it. */
    private static final int BEFORE_PDF = 1024;

    /** The number of first bytes that {@link #of} checks. */
    static final int HEAD = BEFORE_PDF + 5;

    /** The possible names of the first entry in an Office document. */
    private static final List<String> PARTS_OF_OFFICE =
            List.of("[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "customXml/");

    private static final int NAME_LENGTH = 26;
    private static final int NAME = 30;

    private final String mediaType;
    private final boolean shownByBrowsers;
    private final byte[] magic;
    private final List<String> extensions;

    FileKind(String mediaType, boolean shownByBrowsers, String magic, String... extensions) {
        this.mediaType = mediaType;
        this.shownByBrowsers = shownByBrowsers;
        this.magic = HexFormat.of().parseHex(magic.replace(" ", ""));
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a browser can show it inline without running any script. */
    boolean shownByBrowsers() {
        return shownByBrowsers;
    }

    /**
     * @param name the file's name, whose extension must match the bytes
     * @param head the first bytes of the file, {@link #HEAD} of them or all there are
     * @return empty if the kind of the file is not allowed, or if it does not match the name
     */
    static Optional<FileKind> of(String name, byte[] head) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(kind -> kind.extensions.contains(extension))
                .filter(kind -> kind.matches(head))
                .findFirst();
    }

    private boolean matches(byte[] head) {
        return this == PDF
                ? IntStream.rangeClosed(0, BEFORE_PDF).anyMatch(from -> hasMagicAt(head, from))
                : hasMagicAt(head, 0) && (magic[0] != 'P' || isOffice(head));
    }

    private boolean hasMagicAt(byte[] head, int from) {
        return head.length >= from + magic.length
                && Arrays.equals(head, from, from + magic.length, magic, 0, magic.length);
    }

    /** Whether a zip file is an Office document, by the name of its first entry. */
    private static boolean isOffice(byte[] head) {
        if (head.length <= NAME) {
            return false;
        }
        int length = Math.min(head[NAME_LENGTH] & 0xFF, head.length - NAME);
        String first = new String(head, NAME, length, StandardCharsets.US_ASCII);
        return PARTS_OF_OFFICE.stream().anyMatch(first::startsWith);
    }
}
